package chat

import (
	"strings"

	"setara/knowledge"
)

// groupWordsOfParcels are the goods that the rules for parcels treat apart.
var groupWordsOfParcels = map[knowledge.ParcelGroup]string{
	knowledge.ParcelBook: "buku", knowledge.ParcelWatch: "jam tangan", knowledge.ParcelCosmetic: "kosmetik",
	knowledge.ParcelSteel: "besi dan baja", knowledge.ParcelBag: "tas", knowledge.ParcelTextile: "pakaian dan tekstil",
	knowledge.ParcelFootwear: "sepatu dan sandal", knowledge.ParcelBicycle: "sepeda",
}

func groupNames(groups []knowledge.ParcelGroup) []string {
	var names []string
	for _, group := range groups {
		if name := groupWordsOfParcels[group]; name != "" {
			names = append(names, name)
		}
	}
	return names
}

// wordSpecialParcels names the goods that the rules for parcels treat apart,
// with their duties, for a question that names no goods: "buku 0%; tas,
// sepeda 25%".
func (i *importCase) wordSpecialParcels() string {
	var parts []string
	for _, duty := range i.specialDuties() {
		var names []string
		for _, p := range i.specialParcels() {
			if p.Duty != nil && *p.Duty == duty {
				names = append(names, groupNames(p.Groups)...)
			}
		}
		parts = append(parts, strings.Join(names, ", ")+" "+rates(duty))
	}
	var usual []string
	for _, p := range i.specialParcels() {
		if p.Duty == nil {
			usual = append(usual, groupNames(p.Groups)...)
		}
	}
	if len(usual) > 0 {
		parts = append(parts, strings.Join(usual, ", ")+" menurut bea umumnya")
	}
	if len(parts) == 0 {
		return ""
	}
	return " (barang tertentu lain: " + strings.Join(parts, "; ") + ")"
}
