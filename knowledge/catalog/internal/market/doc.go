// Package market makes up a marketplace of any size, for tests and benchmarks.
// It is the same market each time: each offer follows from its number and the
// market's size alone.
//
// What matters to a search engine is as it is on real marketplaces. The
// commonest kinds of goods and the commonest words make up most of the
// offers, and the number of words that were seen once grows with the market: they
// fall off by Zipf's law. A third of the titles share brand, model and words
// with other shops' offers of the same article; each shop adds words of its
// own. Prices of a kind are spread log-normally around its level.
package market
