package catalog

import "container/heap"

// first keeps of all that it is offered the first most, by an order: a heap
// with the last of them on top.
type first[T any] struct {
	most   int
	before func(a, b T) bool
	items  []T
}

// offer takes an item in where it is among the first so far.
func (f *first[T]) offer(item T) {
	switch {
	case len(f.items) < f.most:
		heap.Push(f, item)
	case f.most > 0 && f.before(item, f.items[0]):
		f.items[0] = item
		heap.Fix(f, 0)
	}
}

// Len, Less, Swap, Push and Pop are for package heap.
func (f *first[T]) Len() int           { return len(f.items) }
func (f *first[T]) Less(i, j int) bool { return f.before(f.items[j], f.items[i]) }
func (f *first[T]) Swap(i, j int)      { f.items[i], f.items[j] = f.items[j], f.items[i] }

// Push is for package heap.
func (f *first[T]) Push(x any) { f.items = append(f.items, x.(T)) }

// Pop is for package heap.
func (f *first[T]) Pop() any {
	last := f.items[len(f.items)-1]
	f.items = f.items[:len(f.items)-1]
	return last
}
