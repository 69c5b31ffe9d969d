/* page_style.h - how a page looks: on a desk, on a phone, in the dark and on paper */
#pragma once

extern const char page_style[]; /* CSS, without any sign that HTML or XML would read as its own */
