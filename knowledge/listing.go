package knowledge

// Listing is one offer of goods as it was seen on one day. The same offer
// seen on another day is another observation of the same listing: the two
// share Source and SKU.
type Listing struct {
	// Source says where the data came from, usually a marketplace's name in
	// lower case. SKU identifies the offer within the source.
	Source string
	SKU    string

	Title string
	// Price is what a buyer pays now for the whole pack; 0 where only a range
	// is known. PriceOriginal is the price before a discount, PriceMin and
	// PriceMax are the ends of a range over variants; 0 where not given.
	Price         Rupiah
	PriceOriginal Rupiah
	PriceMin      Rupiah
	PriceMax      Rupiah
	// Unit and Pack are what the price buys, as the file says or else as the
	// title says. PackUnclear marks a title whose count cannot be told, such
	// as "isi 10/12".
	Unit        Unit
	Pack        Pack
	PackUnclear bool
	// Bait marks a price that stands for the cheapest of many variants only,
	// as the title ("mulai dari") or the range says.
	Bait bool

	Platform Platform
	Shop     string
	Location string
	// Origin is judged from Evidence, see [JudgeOrigin].
	Origin   Origin
	Evidence []Evidence
	URL      string
	// Sold is how many were sold, as the marketplace rounds it; -1 where not
	// given. Rating is from 0 to 5; 0 where not given.
	Sold   int64
	Rating float64
	// Category is the marketplace's path, parts joined by "/".
	Category   string
	ObservedOn Day

	// Sample marks starter data that Setara brings along. It is shown as such
	// and gives way to the first real listing.
	Sample bool
	// SetApart marks a price that cannot be one, such as 999.999.999: shown
	// and counted, never used.
	SetApart bool
}

// ID identifies the listing across observations: "source:sku".
func (l *Listing) ID() string { return l.Source + ":" + l.SKU }

// UnitPrice is the price of one unit, rounded half up; 0 where the price is
// not known.
func (l *Listing) UnitPrice() Rupiah { return l.Pack.Each(l.Price) }
