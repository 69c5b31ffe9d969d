# The largest cross-correlation over lags -12 ... 12 of two series of 120 values, resampled in blocks: milliseconds for 1,000 resamples.
# Only ccf() is timed, not the drawing of the blocks.
set.seed(1)
n <- 120
x <- as.numeric(arima.sim(list(ar = 0.5), n))
y <- as.numeric(arima.sim(list(ar = 0.5), n))
largest <- numeric(1000)
elapsed <- system.time(
  for (i in 1:1000) largest[i] <- max(abs(ccf(x, y, lag.max = 12, plot = FALSE)$acf))
)[["elapsed"]]
cat(sprintf("%.1f\n", 1000 * elapsed))
