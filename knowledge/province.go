package knowledge

import "time"

// Province is one of Indonesia's provinces, by its full name.
type Province string

// The time zones of Indonesia beside [WIB], without daylight saving.
var (
	WITA = time.FixedZone("WITA", 8*60*60)
	WIT  = time.FixedZone("WIT", 9*60*60)
)

// zonesOf are the provinces by their time zone. The 38 provinces are those
// since 2022 (UU 14, 15, 16 and 29/2022 on the provinces of Papua); the zones
// are those of Keputusan Presiden 41/1987.
var zonesOf = []struct {
	zone      *time.Location
	provinces []Province
}{
	{WIB, []Province{
		"Aceh", "Sumatera Utara", "Sumatera Barat", "Riau", "Kepulauan Riau", "Jambi", "Sumatera Selatan",
		"Kepulauan Bangka Belitung", "Bengkulu", "Lampung", "DKI Jakarta", "Jawa Barat", "Banten", "Jawa Tengah",
		"DI Yogyakarta", "Jawa Timur", "Kalimantan Barat", "Kalimantan Tengah",
	}},
	{WITA, []Province{
		"Bali", "Nusa Tenggara Barat", "Nusa Tenggara Timur", "Kalimantan Selatan", "Kalimantan Timur",
		"Kalimantan Utara", "Sulawesi Utara", "Gorontalo", "Sulawesi Tengah", "Sulawesi Barat", "Sulawesi Selatan",
		"Sulawesi Tenggara",
	}},
	{WIT, []Province{
		"Maluku", "Maluku Utara", "Papua", "Papua Barat", "Papua Barat Daya", "Papua Tengah", "Papua Pegunungan",
		"Papua Selatan",
	}},
}

// Provinces are all provinces, from west to east.
func Provinces() []Province {
	var all []Province
	for _, z := range zonesOf {
		all = append(all, z.provinces...)
	}
	return all
}

// zoneOf is zonesOf by the province.
var zoneOf = func() map[Province]*time.Location {
	zones := map[Province]*time.Location{}
	for _, z := range zonesOf {
		for _, p := range z.provinces {
			zones[p] = z.zone
		}
	}
	return zones
}()

// Zone is the time zone of a province; [WIB] for one that is not known.
func (p Province) Zone() *time.Location {
	if zone := zoneOf[p]; zone != nil {
		return zone
	}
	return WIB
}

// QuietFor is how long an owner of the province is still left in peace at that
// moment: [QuietFor] by its clock. There are three clocks for all owners.
func (p Province) QuietFor(now time.Time) time.Duration { return QuietFor(now.In(p.Zone())) }
