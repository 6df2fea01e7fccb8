package text

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// kind is a kind of goods: a row of barang.txt.
type kind struct {
	name string
	// term stands for the kind in a search index.
	term    string
	parents []*kind
	// lineage is the kind itself and all kinds that it belongs to.
	lineage  []*kind
	traits   trait
	audience Audience
	// group is the class of goods that marketplaces charge for it; FeeGroupAny
	// where the list does not say.
	group knowledge.FeeGroup
	// sector is the sector of those who make it; empty where the list does not
	// say.
	sector knowledge.Sector
}

// trait is what a kind's flags in barang.txt say about it.
type trait uint16

const (
	// byWeight, byVolume and byLength: goods sold by measure, so that a
	// measure in the title is what the price buys and not the goods' size.
	byWeight trait = 1 << iota
	byVolume
	byLength
	// qualified kinds say too little alone (rack, mould, cover): the word
	// after them belongs to the kind.
	qualified
	// dominant kinds are what the thing is wherever they stand in the title;
	// weak ones only where no other kind is named.
	dominant
	weak
	// worn kinds come in the sizes of people.
	worn
	// garment marks the kind of all clothes.
	garment
	// service kinds are work that is done, and no goods.
	service
	// paper kinds come in the sizes of paper.
	paper
	// varied kinds have others under them that are different things, and not
	// names of one: necklaces and rings, where both are jewellery.
	varied
	// suits are clothes of several pieces: what else the title names are its
	// pieces.
	suit
)

var traitNames = map[string]trait{
	"berat": byWeight, "cair": byVolume, "meteran": byLength,
	"pelengkap": qualified, "utama": dominant, "lemah": weak, "badan": worn, "umum": garment, "jasa": service, "kertas": paper,
	"ragam": varied, "setelan": suit,
}

var kindAudiences = map[string]Audience{
	"wanita": AudienceWoman, "pria": AudienceMan, "anak": AudienceBoy | AudienceGirl,
}

var kindGroups = map[string]knowledge.FeeGroup{
	"potongan fashion": knowledge.FeeGroupFashion, "potongan harian": knowledge.FeeGroupFMCG,
	"potongan elektronik": knowledge.FeeGroupElectronics, "potongan gaya hidup": knowledge.FeeGroupLifestyle,
}

// sectorFlag stands before the sector in a flag.
const sectorFlag = "bidang "

func sectorOf(flag string) knowledge.Sector {
	return knowledge.Sector(strings.TrimPrefix(flag, sectorFlag))
}

func (k *kind) has(t trait) bool { return k.traits&t != 0 }

// isA tells whether the kind is, or belongs to, another.
func (k *kind) isA(other *kind) bool { return slices.Contains(k.lineage, other) }

// sibling tells whether two kinds belong directly to the same one.
func (k *kind) sibling(other *kind) bool {
	return slices.ContainsFunc(k.parents, func(p *kind) bool { return slices.Contains(other.parents, p) })
}

// newKind reads a row of barang.txt but for the kinds it belongs to.
func newKind(r row) (*kind, error) {
	k := &kind{name: r.column(0), group: knowledge.FeeGroupAny}
	k.term = "jenis" + strings.ReplaceAll(k.name, " ", "")
	for _, flag := range append(splitList(r.section), r.list(3)...) {
		switch {
		case traitNames[flag] != 0:
			k.traits |= traitNames[flag]
		case kindAudiences[flag] != 0:
			k.audience |= kindAudiences[flag]
		case kindGroups[flag] != "":
			k.group = kindGroups[flag]
		case strings.HasPrefix(flag, sectorFlag) && slices.Contains(knowledge.OwnerSectors(), sectorOf(flag)):
			k.sector = sectorOf(flag)
		default:
			return nil, r.errorf("there is no flag %q", flag)
		}
	}
	if k.name == "" || len(r.columns) > 4 {
		return nil, r.errorf("want: jenis | termasuk | nama lain | tanda")
	}
	return k, nil
}

// descend fills in the lineage of a kind whose parents are known. A kind that
// belongs to itself by way of others is an error.
func (k *kind) descend(path []*kind) error {
	if slices.Contains(path, k) {
		return fmt.Errorf("%q belongs to itself", k.name)
	}
	if k.lineage != nil {
		return nil
	}
	lineage := []*kind{k}
	for _, p := range k.parents {
		if err := p.descend(append(path, k)); err != nil {
			return err
		}
		for _, ancestor := range p.lineage {
			if !slices.Contains(lineage, ancestor) {
				lineage = append(lineage, ancestor)
			}
		}
	}
	k.lineage = lineage
	return nil
}

// belongsToOthers tells whether goods of the kind are for, or part of, other
// goods: a rack, a mould, a case.
func (k *kind) belongsToOthers() bool { return k != nil && k.has(qualified|dominant) }
