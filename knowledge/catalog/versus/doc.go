// Package versus holds Setara's search beside others, on the same made-up
// market and the same questions: the full-text search of SQLite asked plainly,
// for any word of a title, best first, and bleve. It is a module of its own,
// so that Setara itself does not depend on what it is compared with.
//
// A small run takes half a minute. For the figures that are claimed of Setara
// run it by hand, in this folder, alone on the machine, with 3 GB free on the
// disk that TMPDIR names; it takes half an hour:
//
//	SETARA_BENCH_ROWS=35000,1000000 go test -run '^$' -bench . -benchtime 1000x -timeout 3h
//
// Lookups run on one core, each of 1,000 questions once. Setara's answer is
// all that an owner is told of: listings read, judged and summed up. The
// others' is no more than the numbers and ranks of the 50 best titles.
//
// What is reported, besides the mean:
//
//   - p50-ms, p99-ms: how long half, and 99 of 100, lookups took at most.
//   - p50/smallest, p99/smallest: how many times that of the smallest market.
//   - p50/setara, p99/setara: how many times that of Setara.
//   - B/listing: the size on disk for each listing, and load-rows/s how many
//     listings were loaded in a second. Setara's hold all that a listing says;
//     the others' its title.
//
// # How the others scale
//
// From 35,000 listings to 1,000,000, which is 29 times as many, on a core of
// an AMD EPYC that others used too, hence in processor time:
//
//	                        p50              p99
//	fts5, questions     2.1 to  74 ms     15 to   508 ms
//	fts5, titles         19 to 558 ms     40 to 1,255 ms
//	bleve, questions    0.2 to 2.9 ms    1.9 to    25 ms
//	bleve, titles       1.6 to  41 ms    7.1 to   119 ms
//
// Full-text search scores every title that has any of the words: its time
// grows as the market does. Bleve does it in a tenth of the time, but its
// time grows nearly as fast, by 13 to 26 times.
package versus
