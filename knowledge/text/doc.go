// Package text reads Indonesian as people type it.
//
// One side reads questions: [ReadQuestion] finds amounts of money, quantities,
// percentages and marketplaces in what somebody wrote. It decides nothing:
// whose price is whose is for the conversation to say.
//
// The other side reads what goods are called: [ReadTitle] takes the title of a
// listing, or the product words of a question, apart into what the thing is,
// what it is made of, whom it is for, what one price buys and, as [Attributes],
// brand, form, size and how it is offered; [Matcher] judges one against the
// other, and [SameProduct] tells the very same article. Both rest on [Tokenize] and on [Fold], the normal form of a word.
//
// What the package knows about words stands in plain lists under data, which
// officers can read and extend; each says at its top how.
package text
