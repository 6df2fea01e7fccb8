// Package knowledge is the field that Setara works in: what an owner of a
// micro, small or medium enterprise (UMKM) sells, what comparable goods are
// offered for, what a marketplace keeps of the price, and what follows from
// these for the owner.
//
// Everything here is pure. The package reads no clock, no file, no database
// and no network, so each figure in it can be checked with pencil and paper.
// Packages below this folder bring the data in (ingest, starter), keep it
// (catalog) and read what people type (text).
//
// Money is [Rupiah], a whole number. Percentages of money are [BasisPoints]
// and are rounded once, at the end. Ratios that are only shown or compared,
// such as a score, are floating point.
package knowledge
