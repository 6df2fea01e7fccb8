// Package catalog keeps what Setara knows of the market in knowledge.db:
// listings, each day they were seen, the imports that brought them, the fees
// of marketplaces, and the programmes and rules of the state. It answers which listings are comparable with a
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
// Fees are kept by import too, each row of each file. The ledger is, of each
// id, what the latest import says that has it: a file adds and corrects rows
// and never takes one away, since a past day must answer as it did. The
// starter's fees are the earliest import and follow the program. Programmes
// and rules are kept in the same way.
//
// # Search
//
// Which listings have a word is kept in postings, in segments of up to a
// quarter of a million listings. A question goes through the postings of its
// words, the rarest first, and adds up how telling each is (inverse document
// frequency, titles of other lengths weighed as BM25 does); the words that
// nearly all titles have are left out where the market is large. The best few
// hundred are read from the tables and judged by package text, since the index
// knows words and not what they do in a title. Of more than a question can look
// at, all equally good, it takes an even sample, whatever the order of the
// imports.
//
// A few words ask for a kind of goods: what is of another kind, or lacks the
// words that tell the sort, is left out. A whole title describes an article:
// the best matches count, by the share of its words, the size of the pack and
// the price level that the words of both suggest, learnt from the matches
// themselves.
//
// Small imports make small segments; they are joined as they come, and made
// anew where an import is undone. A catalog that other word lists indexed is
// indexed anew when it is opened.
//
// Programmes and rules are few, and each is long: a question about them goes
// through a full-text index of their names and contents in normal form (see
// package text), and what it finds is scored here: by how much of a name the
// question says and how rare its words are among names, by how much of the
// question the entry explains, by the index's own rank, and, where money is
// looked for, by whether the programme gives so much. Whoever changes entries
// makes the index anew in the same transaction; what a process keeps of it in
// memory is good for one making.
//
// [Catalog.Guesses] measures all this on whatever is loaded.
package catalog
