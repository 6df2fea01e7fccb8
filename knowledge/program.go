package knowledge

import "slices"

// Program is help that an owner can get: money, a permit, a certificate,
// buyers, training.
type Program struct {
	Entry
	// Needs are what it helps with.
	Needs      []Need
	Conditions Conditions
	// Steps are what to do, in order; Bring is what to have ready.
	Steps []string
	Bring []string
}

// Conditions are who qualifies, as far as it can be decided. What is empty or
// zero makes no difference, or no source says. Anything else stands among the
// points, under [AspectCondition].
type Conditions struct {
	Scales []Scale
	// MaxTurnover is the most that the business may sell in a year, in rupiah.
	MaxTurnover Rupiah
	NIB         NIBNeed
	// LeastMonths and MostMonths are how old the business must and may be.
	LeastMonths, MostMonths int
	Sectors                 []Sector
	Provinces               []Province
	Forms                   []Form
	// Only are the people whom it is for and nobody else, all of them at once.
	// No profile says whether an owner is one, so that it decides nothing: it is
	// told beside the programme.
	Only []People
}

// People is a group of people that a programme is kept to, worded so that it
// may stand behind "khusus" (only for).
type People string

// The groups.
const (
	PeopleWomen      People = "perempuan prasejahtera"
	PeopleFirstKUR   People = "yang belum pernah dapat KUR"
	PeopleWithPledge People = "yang punya agunan"
	PeopleGroups     People = "kelompok usaha"
	PeopleWithBuyers People = "yang punya mitra pembeli"
	PeopleMigrants   People = "calon pekerja migran"
	PeopleBorrowers  People = "yang mengambil kredit bank"
	PeopleNotBanked  People = "yang belum memenuhi syarat bank"
	PeopleNearSchool People = "warga sekitar pesantren"
	PeopleVillage    People = "warga desa atau kelurahannya"
	PeopleOnAid      People = "keluarga penerima bantuan sosial"
	PeopleBeginners  People = "wirausaha pemula"
	PeopleSelected   People = "yang lolos seleksi"
	PeopleGuided     People = "UMK binaan dinas atau kementerian"
	PeopleExporters  People = "yang barangnya diekspor"
	PeoplePartners   People = "mitra Gojek atau Grab"
	PeopleInTrouble  People = "yang sedang bermasalah hukum"
	PeopleIndustries People = "industri atau asosiasinya"
)

// Peoples are all of them.
var Peoples = []People{
	PeopleWomen, PeopleFirstKUR, PeopleWithPledge, PeopleGroups, PeopleWithBuyers, PeopleMigrants, PeopleBorrowers,
	PeopleNotBanked, PeopleNearSchool, PeopleVillage, PeopleOnAid, PeopleBeginners, PeopleSelected, PeopleGuided,
	PeopleExporters, PeoplePartners, PeopleInTrouble, PeopleIndustries,
}

// Need is what an owner looks for. The values are Indonesian, since officers
// write them in files.
type Need string

// The needs.
const (
	NeedCapital     Need = "modal"
	NeedPermit      Need = "izin"
	NeedCertificate Need = "sertifikat"
	NeedMarket      Need = "pasar"
	NeedExport      Need = "ekspor"
	NeedTraining    Need = "pelatihan"
	NeedTax         Need = "pajak"
	NeedReport      Need = "lapor"
)

// Needs are all of them, in the order in which they are offered.
var Needs = []Need{
	NeedCapital, NeedPermit, NeedCertificate, NeedMarket, NeedExport, NeedTraining, NeedTax, NeedReport,
}

// Scale is the size of a business by PP 7/2021 (row R29 of the regulations),
// with two that are outside it.
type Scale string

// The scales.
const (
	ScaleUltraMicro Scale = "ultra mikro"
	ScaleMicro      Scale = "mikro"
	ScaleSmall      Scale = "kecil"
	ScaleMedium     Scale = "menengah"
	ScaleCoop       Scale = "koperasi" // for cooperatives, not for one owner
	ScalePerson     Scale = "perorangan"
)

// Scales are all of them.
var Scales = []Scale{ScaleUltraMicro, ScaleMicro, ScaleSmall, ScaleMedium, ScaleCoop, ScalePerson}

// NIBNeed is how a programme stands to the business number, NIB.
type NIBNeed string

// How a programme stands to the NIB.
const (
	NIBUnsaid  NIBNeed = ""
	NIBNo      NIBNeed = "tidak"
	NIBAdvised NIBNeed = "disarankan"
	NIBOrSKU   NIBNeed = "nib atau sku" // a letter from the village, SKU, will do
	NIBYes     NIBNeed = "ya"
)

// NIBNeeds are all of them.
var NIBNeeds = []NIBNeed{NIBUnsaid, NIBNo, NIBAdvised, NIBOrSKU, NIBYes}

// Sector is what a business makes or does.
type Sector string

// The sectors.
const (
	SectorFood      Sector = "makanan dan minuman"
	SectorFashion   Sector = "fesyen"
	SectorBeauty    Sector = "kecantikan"
	SectorCraft     Sector = "kriya"
	SectorToys      Sector = "mainan"
	SectorHome      Sector = "rumah tangga"
	SectorFarming   Sector = "pertanian"
	SectorIndustry  Sector = "industri lain"
	SectorServices  Sector = "jasa"
	SectorTrade     Sector = "dagang"
	SectorMigration Sector = "pekerja migran"
)

// Sectors are all of them. [SectorMigration] is no owner's: it keeps a
// programme for migrant workers from being offered to traders.
var Sectors = []Sector{
	SectorFood, SectorFashion, SectorBeauty, SectorCraft, SectorToys, SectorHome, SectorFarming,
	SectorIndustry, SectorServices, SectorTrade, SectorMigration,
}

// OwnerSectors are the sectors that an owner can be in.
func OwnerSectors() []Sector {
	return slices.DeleteFunc(slices.Clone(Sectors), func(s Sector) bool { return s == SectorMigration })
}

// Form is what a business is in law.
type Form string

// The forms.
const (
	FormPerson  Form = "perorangan"
	FormCompany Form = "badan usaha" // CV, PT, PT perorangan
	FormCoop    Form = "koperasi"
)

// Forms are all of them.
var Forms = []Form{FormPerson, FormCompany, FormCoop}
