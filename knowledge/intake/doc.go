// Package intake takes in the files of officers, for the chat, the command line
// and feeds alike: it tells what a file is of, what it would change, changes
// that, and takes it back. It reads what it is given and writes to the catalog;
// it opens no file, and asks nobody.
//
// A difference is worked out without holding anything up and identified by a
// digest. Publishing works it out again and refuses to go on where the digest
// is another, so that what is written is what was shown; see [Intake.Publish].
package intake
