// Package catalog keeps what Setara knows of the market in knowledge.db:
// listings, each day they were seen, the imports that brought them, and the
// fees of marketplaces. It answers which listings are comparable with a
// product.
//
// # Imports
//
// The rows of a file are first written, in chunks, to temporary tables that
// nobody else sees. Prices that cannot be prices are set apart there, and the
// file is refused if too little of it is usable. Only then everything is
// published in one transaction, so a process that is killed at any moment
// leaves the database as it was.
//
// An import marks every observation that it holds, also those that were there
// before. The database is therefore a function of the imports that are not
// undone, in their order: undoing one leaves what there would be had it never
// run.
//
// # Search
//
// A full-text index holds the normal forms of product words (package text).
// A question looks up its words there, all of them first and then fewer, and
// text.Match judges what comes back. The index narrows; it does not rank. Of
// more than a question can look at it gives an even sample, whatever the order
// of the imports. A catalog that other word lists indexed is indexed anew when
// it is opened.
package catalog
