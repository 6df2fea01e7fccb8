package knowledge

import (
	"math/big"
	"strconv"
)

// Rupiah is an amount of money in whole rupiah. Nothing in Setara keeps sen.
type Rupiah int64

// MaxRupiah is the largest amount that Setara calculates with: a trillion
// rupiah, a thousand times the dearest thing an owner sells.
const MaxRupiah Rupiah = 1_000_000_000_000

// String writes the amount as Indonesians do: Rp45.000, -Rp1.200.
func (r Rupiah) String() string {
	sign, n := "", uint64(r)
	if r < 0 {
		sign, n = "-", -n
	}
	return sign + "Rp" + groupThousands(strconv.FormatUint(n, 10))
}

// groupThousands puts a dot between each group of three digits.
func groupThousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}

// BasisPoints is a hundredth of a percent: 6,97 % is 697.
type BasisPoints int64

// String writes the percentage with a decimal comma and without idle zeros:
// 697 is "6,97%", 2000 is "20%".
func (b BasisPoints) String() string {
	sign, n := "", uint64(b)
	if b < 0 {
		sign, n = "-", -n
	}
	s := sign + strconv.FormatUint(n/100, 10)
	switch rest := n % 100; {
	case rest == 0:
	case rest%10 == 0:
		s += "," + strconv.FormatUint(rest/10, 10)
	default:
		s += "," + strconv.FormatUint(rest/10, 10) + strconv.FormatUint(rest%10, 10)
	}
	return s + "%"
}

// Rounded writes the percentage as it is said in a sentence, with at most one
// decimal, rounded half away from zero: 4444 is "44,4%", 4000 is "40%".
func (b BasisPoints) Rounded() string {
	return BasisPoints(divRound(int64(b), 1, 10) * 10).String()
}

// Of is that share of an amount, rounded to the nearest rupiah, halves away
// from zero.
func (b BasisPoints) Of(r Rupiah) Rupiah {
	return Rupiah(divRound(int64(b), int64(r), 10_000))
}

// Ratio is part as a share of whole, rounded to the nearest basis point,
// halves away from zero. A whole of 0 has no shares: Ratio returns 0.
func Ratio(part, whole Rupiah) BasisPoints {
	if whole == 0 {
		return 0
	}
	return BasisPoints(divRound(int64(part), 10_000, int64(whole)))
}

// divRound is a*b/c rounded to the nearest whole number, halves away from
// zero. The product may be larger than an int64; the quotient may not.
func divRound(a, b, c int64) int64 {
	// What is reckoned with day by day fits; the rest takes the long way.
	const most = 1 << 30
	if 0 <= a && a < most && 0 <= b && b < most && 0 < c && c < most {
		return (2*a*b + c) / (2 * c)
	}
	product := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	divisor := big.NewInt(c)
	negative := product.Sign()*divisor.Sign() < 0
	product.Abs(product)
	divisor.Abs(divisor)
	// Nearest with halves up is the floor of (2p + d) / 2d.
	product.Lsh(product, 1).Add(product, divisor)
	product.Quo(product, divisor.Lsh(divisor, 1))
	if negative {
		product.Neg(product)
	}
	return product.Int64()
}
