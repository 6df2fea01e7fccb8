// Package chart draws the pictures of the conversation: where the prices of a
// market lie, and the owner's price, the competitor's and the floor among
// them; and bars of several goods below one another. It is the only package that
// knows a plotting library.
//
// A picture is made for a small phone: 1,000 pixels wide, which Telegram shows
// at about a third of that size, no text smaller than 28 pixels. It has a
// background of its own, so that it reads the same in dark and in light chats;
// and nothing in it is told by colour alone: origins differ in shape and by
// name, marks in the pattern of their line and by their labels.
package chart
