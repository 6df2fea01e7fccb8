// Package sqlite opens, reads, writes and migrates a database file. It is the
// only package that imports the SQLite driver.
//
// A [DB] has one connection that writes and several that can only read, so
// that a question never waits for an import. Every setting of a connection
// stands in the name it is opened with: a PRAGMA that is executed later would
// reach one connection of the pool and leave the others as they were.
//
// Work is done in closures. [DB.Read] sees the file at one moment, however
// many statements it runs; [DB.Write] is all or nothing. Long work that must
// not hold up other writers prepares itself in a [Session], in temporary
// tables that disappear with the process, and then publishes in one
// transaction.
//
// [CopyTogether] copies several files as they were at one moment, for backups;
// [Inspect] and [Seal] are for files that are not open.
//
// What goes wrong outside the program (the disk is full, another program
// holds the file, a newer Setara wrote it) comes back as one of the errors of
// this package, so that the edge can say what to do about it.
package sqlite
