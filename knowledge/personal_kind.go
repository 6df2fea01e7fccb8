package knowledge

import "strings"

// longest is the kind of the longest personal number that begins with group i,
// and its last group; no kind where there is none.
func (c *numberContext) longest(i int) (PersonalKind, int) {
	if c.exempt[i] {
		return "", i
	}
	last := i
	for last+1 < len(c.chain) && !c.exempt[last+1] && c.chain[last+1].high-c.chain[i].low <= mostPersonal {
		last++
	}
	for j := last; j >= i; j-- {
		n := c.chain[j].high - c.chain[i].low
		if n < leastPersonal {
			break
		}
		if n > mostPersonal {
			continue
		}
		if kind := c.kindOf(i, j); kind != "" {
			return kind, c.shortened(kind, i, j)
		}
	}
	return "", i
}

// shortened is where a telephone number ends that is one before a space already:
// what follows is another figure.
func (c *numberContext) shortened(kind PersonalKind, i, j int) int {
	if kind != PersonalPhone {
		return j
	}
	for k := i; k < j; k++ {
		if c.chain[k+1].after == ' ' && c.chain[k].high-c.chain[i].low >= 10 && c.chain[k].size() >= 6 && c.kindOf(i, k) == PersonalPhone {
			return k
		}
	}
	return j
}

// kindOf is the kind of the number of groups i to j, empty for none.
func (c *numberContext) kindOf(i, j int) PersonalKind {
	digits := c.t.digits[c.chain[i].low:c.chain[j].high]
	n := len(digits)
	glued := i == 0 && c.gluedBefore || j == len(c.chain)-1 && c.gluedAfter
	if glued && c.code && c.hint == "" {
		return ""
	}
	named := c.hint == PersonalNIK || c.hint == PersonalNPWP
	switch {
	case n == 15 && (c.shaped(i, shapeNPWP) && j == i+len(shapeNPWP)-1 || named || i == j && !glued && !c.code && luhn(digits[:9])):
		return PersonalNPWP
	case n == 16 && c.hint == PersonalNPWP, n == 16 && i == j && digits[0] == '0' && !glued && !c.code:
		return PersonalNPWP
	case n == 16 && (c.hint == PersonalNIK || plausibleNIK(digits) && c.together(i, j, shapesNIK)):
		return PersonalNIK
	case n == 22 && (named || i == j && !glued && !c.code && (digits[0] == '0' || plausibleNIK(digits[:16]))): // NPWP with its place of business
		return PersonalNPWP
	case c.isPhone(digits, i, j, glued):
		return PersonalPhone
	case n >= 13 && n <= 19 && (c.hint == PersonalCard || !glued && !c.code) && luhn(digits) && isCard(string(digits)) &&
		(c.hint == PersonalCard || c.together(i, j, shapesCard)):
		return PersonalCard
	}
	return ""
}

// The groups in which people write the numbers.
var (
	shapeNPWP  = []int{2, 3, 3, 1, 3, 3}
	shapesNIK  = [][]int{{4, 4, 4, 4}, {6, 6, 4}, {2, 2, 2, 6, 4}, {6, 2, 2, 2, 4}, {2, 2, 2, 2, 2, 2, 4}, {8, 8}, {12, 4}, {4, 12}, {6, 10}, {5, 5, 6}}
	shapesCard = [][]int{{4, 4, 4, 4}, {4, 4, 4, 4, 3}, {4, 6, 5}, {4, 6, 4}, {8, 8}, {6, 10}, {4, 4, 4, 1}, {6, 13}}
)

// shaped tells whether the groups from i on have these sizes.
func (c *numberContext) shaped(i int, sizes []int) bool {
	if i+len(sizes) > len(c.chain) {
		return false
	}
	for k, n := range sizes {
		if c.chain[i+k].size() != n {
			return false
		}
	}
	return true
}

// together tells whether groups are one number: one group, single digits, or of a
// shape.
func (c *numberContext) together(i, j int, shapes [][]int) bool {
	if i == j || c.single(i, j) {
		return true
	}
	for _, shape := range shapes {
		if len(shape) == j-i+1 && c.shaped(i, shape) {
			return true
		}
	}
	return false
}

// single tells whether groups hold one digit each.
func (c *numberContext) single(i, j int) bool {
	return c.chain[j].high-c.chain[i].low == j-i+1
}

// provinces are the codes of the provinces, by Kepmendagri 300.2.2-2138/2025.
const provinces = "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96"

// plausibleNIK tells whether 16 digits are built as a NIK is: a region, a day of
// birth (that of women is 40 more), a number.
func plausibleNIK(d []byte) bool {
	two := func(i int) int { return int(d[i]-'0')*10 + int(d[i+1]-'0') }
	day, month := two(6), two(8)
	if day > 40 {
		day -= 40
	}
	return strings.Contains(provinces, string(d[:2])) && two(2) != 0 && two(4) != 0 &&
		day >= 1 && day <= 31 && month >= 1 && month <= 12 && string(d[12:16]) != "0000"
}

// isPhone tells whether digits are a telephone number: a mobile or fixed one of
// Indonesia, or with a plus one of anywhere.
func (c *numberContext) isPhone(digits []byte, i, j int, glued bool) bool {
	n := len(digits)
	if n < leastPersonal || n > 17 {
		return false
	}
	plus := i == 0 && c.plus || c.chain[i].after == '+'
	d := string(digits)
	rest, country := strings.CutPrefix(d, "0062")
	if !country {
		rest, country = strings.CutPrefix(d, "62")
	}
	switch {
	case country:
		rest = strings.TrimPrefix(rest, "0")
	case plus:
		return n >= 9 && n <= 15 && d[0] != '0' && c.phoneGroups(i, j)
	case d[0] == '0':
		rest = d[1:]
	case c.hint == PersonalPhone && d[0] == '8':
		rest = d
	default:
		return false
	}
	if len(rest) < 8 {
		return false
	}
	if rest[0] == '8' {
		return rest[1] != '0' && len(rest) >= 9 && len(rest) <= 12 && c.phoneGroups(i, j)
	}
	return !glued && (!country || plus || i == j || c.hint == PersonalPhone) && !c.code && isFixedLine(rest) && c.fixedGroups(i, j, len(d)-len(rest), rest)
}

// phoneGroups tells whether groups may be those of one telephone number: what
// comes behind a space is longer than two digits, or all are short.
func (c *numberContext) phoneGroups(i, j int) bool {
	if i == j || c.single(i, j) {
		return true
	}
	short := true
	for k := i; k <= j; k++ {
		short = short && c.chain[k].size() <= 2
	}
	if short {
		return true
	}
	for k := i + 1; k <= j; k++ {
		if c.chain[k].size() < 2 && c.chain[k].after == ' ' && c.chain[k-1].size() > 2 {
			return false
		}
	}
	return true
}

// isFixedLine tells whether digits behind the zero are an area and a line of it.
func isFixedLine(rest string) bool {
	if rest[0] < '2' || rest[0] == '8' || rest[1] == '0' {
		return false
	}
	n := len(rest)
	if area := rest[:2]; area == "21" || area == "22" || area == "24" || area == "31" || area == "61" {
		return n >= 9 && n <= 10
	}
	return n >= 8 && n <= 11
}

// fixedGroups tells whether the first group of several is the area: of two or
// three digits behind before, which are the zero or the country.
func (c *numberContext) fixedGroups(i, j, before int, rest string) bool {
	if i == j || c.single(i, j) {
		return true
	}
	for k := i; k < j; k++ {
		area := c.chain[k].high - c.chain[i].low - before
		if area == 0 {
			continue
		}
		return area == 3 || area == 2 && strings.Contains("21 22 24 31 61", rest[:2])
	}
	return false
}

// isCard tells whether digits begin as the numbers of cards of that length do.
func isCard(d string) bool {
	first := d[0]
	switch len(d) {
	case 13:
		return first == '4'
	case 14:
		return strings.HasPrefix(d, "30") || strings.HasPrefix(d, "36") || strings.HasPrefix(d, "38") || strings.HasPrefix(d, "39")
	case 15:
		return strings.HasPrefix(d, "34") || strings.HasPrefix(d, "37")
	case 16:
		return first >= '2' && first <= '6' || strings.HasPrefix(d, "1946")
	case 19:
		return first == '4' || first == '6'
	default:
		return first == '5' || first == '6'
	}
}

// luhn tells whether the last digit of a number checks the others.
func luhn(digits []byte) bool {
	sum, some := 0, false
	for k := range digits {
		v := int(digits[len(digits)-1-k] - '0')
		some = some || v != 0
		if k%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return some && sum%10 == 0
}
