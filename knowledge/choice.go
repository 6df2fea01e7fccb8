package knowledge

// Choice is one of the things that words may have meant which fit too much.
type Choice struct {
	// Product and Category are what to ask for instead, see [Query]: narrower
	// goods ("kaos anak" for "baju anak"), or the same words within one
	// category of goods (of "matoa", those under "jam tangan").
	Product  string
	Category string
	// Found counts the listings of it among those that were found.
	Found int
}

// Label names the choice in plain words.
func (c *Choice) Label() string {
	if c.Category != "" {
		return c.Category
	}
	return c.Product
}
