# The core of the default study in base R (with sandwich where it is installed): what `bytrade report` is timed against.
d <- "datasets/belarus-eu/"
trade <- read.csv(paste0(d, "trade-annual.csv"))
members <- read.csv(paste0(d, "eu-members.csv"))
in_eu <- function(day) members$code[members$joined <= day & (members$left == "" | members$left > day)]
flows <- function(day, flow) {
  t <- trade[trade$flow == flow & trade$partner %in% in_eu(day), ]
  tapply(t$value, t$year, sum)
}
for (day in paste0(c(1995, 2004, 2007, 2013, 2020), "-07-01")) turnover <- flows(day, "export") + flows(day, "import")
turnover <- flows("2007-07-01", "export") + flows("2007-07-01", "import")
t <- seq_along(turnover) - 1
fit <- lm(log(turnover) ~ t)
summary(fit)
if (requireNamespace("sandwich", quietly = TRUE)) sandwich::NeweyWest(fit, lag = 3, prewhite = FALSE, adjust = TRUE)
icews <- read.csv(paste0(d, "icews-annual.csv"))
eu <- in_eu("2014-07-01")
pair <- icews[(icews$source == "BLR" & icews$target %in% eu) | (icews$target == "BLR" & icews$source %in% eu), ]
sums <- aggregate(cbind(co = verbal_cooperation + material_cooperation, con = verbal_conflict + material_conflict) ~ year, pair, sum)
polarity <- (sums$co - sums$con) / (sums$co + sums$con)
growth <- diff(log(turnover))[as.character(sums$year)]
for (m in c("pearson", "spearman", "kendall")) print(cor.test(growth, polarity, method = m))
gdelt <- read.csv(paste0(d, "gdelt-daily.csv"))
month <- as.integer(substr(gdelt$date, 6, 7))
period <- paste0(substr(gdelt$date, 1, 4), "-", (month - 1) %/% 2)
for (p in c("EU27_sum", "RUS", "UKR", "CHN", "USA")) tapply(gdelt[[p]], period, sum)
monthly <- read.csv(paste0(d, "trade-monthly.csv"))
m <- monthly[monthly$product == "TOTAL", ]
tapply(m$value, list(m$period, m$flow), sum)
