package knowledge

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func reportOf(number, chat int64, key, link string) Complaint {
	c := Complaint{Number: number, Chat: chat, Product: key, Key: key, State: ComplaintOpen}
	c.Offer, _ = ReadOfferLink(link)
	return c
}

// members are the numbers of each group, in its order.
func members(groups []ComplaintGroup) string {
	var all [][]int64
	for i := range groups {
		var numbers []int64
		for _, c := range groups[i].Complaints {
			numbers = append(numbers, c.Number)
		}
		all = append(all, numbers)
	}
	return fmt.Sprint(all)
}

func TestAlikeReportsStandTogetherAndThoseOfMostOwnersFirst(t *testing.T) {
	all := []Complaint{
		reportOf(1, 11, "voal", "https://shopee.co.id/Voal-i.7.1"),
		reportOf(2, 12, "kerudung", "https://shopee.co.id/product/7/1"), // the same offer
		reportOf(3, 12, "kerudung", "https://tokopedia.com/toko/kerudung"),
		reportOf(4, 13, "lampu", "https://shopee.co.id/Lampu-i.7.2"), // the same seller
		reportOf(5, 14, "lampu", ""),
		reportOf(6, 14, "lampu", ""),
		reportOf(7, 15, "panci", "https://vt.tiktok.com/Z1/"),
		reportOf(8, 16, "kursi", "https://shopee.co.id/toko"), // a shop is no offer
		reportOf(9, 16, "meja", "https://shopee.co.id/toko"),
	}
	const goods = "[[6 5 4] [3 2 1] [9] [8] [7]]"
	const sellers = "[[4 2 1] [9 8] [3]]"
	for range 20 {
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if got := members(GroupComplaints(all)); got != goods {
			t.Fatalf("by goods %s, not %s", got, goods)
		}
		if got := members(GroupComplaintsBySeller(all)); got != sellers {
			t.Fatalf("by seller %s, not %s", got, sellers)
		}
	}
	if g := Group(GroupComplaints(all), 2); g == nil || g.Newest().Number != 3 || g.Oldest().Number != 1 || len(g.In(2, ComplaintOpen)) != 2 || g.Owners() != 2 {
		t.Errorf("the group of 2 is %+v", g)
	}
	if g := Group(GroupComplaints(all), 99); g != nil {
		t.Errorf("one that is not there: %+v", g)
	}
}
