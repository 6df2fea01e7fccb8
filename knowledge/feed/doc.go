// Package feed fetches files that others publish at an address, under limits: an
// officer may name any address, so that nothing behind it is trusted. Only HTTPS
// to the public internet is spoken, also where an answer leads on, and no more
// is read than a file may have.
package feed
