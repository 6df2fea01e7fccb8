package knowledge

import "strconv"

// Cents is an amount of US dollars, in whole cents.
type Cents int64

// MaxCents is the largest amount of dollars that Setara calculates with: a
// hundred million dollars, more than any shipment that an owner asks about.
const MaxCents Cents = 100_000_000_00

// String writes the amount as Indonesians do: US$2,50, US$1.500.
func (c Cents) String() string {
	sign, n := "", uint64(c)
	if c < 0 {
		sign, n = "-", -n
	}
	s := sign + "US$" + groupThousands(strconv.FormatUint(n/100, 10))
	if rest := n % 100; rest > 0 {
		s += "," + strconv.FormatUint(rest/10, 10) + strconv.FormatUint(rest%10, 10)
	}
	return s
}

// CurrencyUSD is the only foreign currency that Setara reckons in.
const CurrencyUSD = "USD"

// The bounds of a believable exchange rate, in rupiah for one dollar: a tenth
// and ten times of what it was in the last twenty years. What lies beyond is a
// slip of the finger.
const (
	MinExchangeRate Rupiah = 1_000
	MaxExchangeRate Rupiah = 200_000
)

// RateLasts is how many days old an exchange rate may be before an answer must
// say so.
const RateLasts = 30

// ExchangeRate is what one US dollar costs on a day.
type ExchangeRate struct {
	// Day is the day that the rate holds for; Rupiah is for one dollar.
	Day    Day
	Rupiah Rupiah
	// Source is [SourceOwner] where the person who asks named the rate, else
	// [SourceOfficer].
	Source string
}

// SourceOfficer is the source of figures that an officer set.
const SourceOfficer = "officer"

// Believable tells whether the rate is one that there can be.
func (r ExchangeRate) Believable() bool {
	return r.Rupiah >= MinExchangeRate && r.Rupiah <= MaxExchangeRate
}

// Stale tells whether the rate is too old on a day to be used without saying
// so.
func (r ExchangeRate) Stale(on Day) bool { return on-r.Day > RateLasts }

// In is the amount in rupiah, rounded to the nearest one, halves up.
func (r ExchangeRate) In(c Cents) Rupiah {
	return Rupiah(divRound(int64(c), int64(r.Rupiah), 100))
}

// Reach is the least whole cents that an amount in rupiah does not exceed: the
// amount is within a limit in cents just where its reach is. It returns false
// where that is beyond [MaxCents].
func (r ExchangeRate) Reach(amount Rupiah) (Cents, bool) {
	if amount < 0 || amount > maxPrice || r.Rupiah <= 0 {
		return 0, false
	}
	cents := Cents(amount/r.Rupiah)*100 + Cents((amount%r.Rupiah*100+r.Rupiah-1)/r.Rupiah)
	return cents, cents <= MaxCents
}
