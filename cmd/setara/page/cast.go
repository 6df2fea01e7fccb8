package page

import (
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// Role is whose phone a person holds.
type Role string

// The roles. An officer may do in the chat what only officers may.
const (
	Owner   Role = "owner"
	Officer Role = "officer"
)

// Person is one of the made-up people of the demo.
type Person struct {
	// ID is their Telegram id. It stays, so that Setara knows them again when
	// the demo runs a second time on the same folder.
	ID   int64 `json:"id"`
	Role Role  `json:"role"`
	// Trust is an officer's role in the office, empty for an owner.
	Trust knowledge.Role `json:"-"`
	// Name is how they are called, Initial stands for their picture.
	Name    string `json:"name"`
	Initial string `json:"initial"`
	// Trade is what they do, in a word or two; About in a sentence.
	Trade string `json:"trade"`
	About string `json:"about"`
	// Examples are questions of theirs, one tap away.
	Examples []string `json:"examples"`
}

// Cast are the people of the demo. All are made up; the starter knowledge has
// listings for what they sell.
var Cast = []Person{
	{
		ID: 810001, Role: Owner, Name: "Bu Sari", Initial: "S", Trade: "kerudung",
		About: "Bu Sari menjahit kerudung voal di Pekalongan dan menjualnya lewat internet.",
		Examples: []string{
			"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gimana?",
			"modal kerudung 28rb, bagusnya dijual berapa di shopee?",
		},
	},
	{
		ID: 810002, Role: Owner, Name: "Pak Joko", Initial: "J", Trade: "sandal",
		About: "Pak Joko membuat sandal wanita di Ciomas, Bogor, dibantu tiga tukang.",
		Examples: []string{
			"sandal wanita saya 60rb, di shopee ada yang 25rb",
			"berapa potongan tiktok shop sekarang?",
		},
	},
	{
		ID: 810003, Role: Owner, Name: "Mbak Ayu", Initial: "A", Trade: "kaos",
		About: "Mbak Ayu menyablon kaos di Bandung dan baru mau mulai berjualan lewat internet.",
		Examples: []string{
			"kaos polos modal 32rb, bagusnya dijual berapa di shopee?",
			"kaos polos 65rb, di lazada ada yang 30rb",
		},
	},
	{
		ID: 810004, Role: Owner, Name: "Pak Made", Initial: "M", Trade: "anyaman",
		About: "Pak Made menganyam tas di Bantul. Pembelinya mulai lari ke tas impor.",
		Examples: []string{
			"tas anyaman 85rb, di lazada ada 40rb, modal 52rb",
			"tas anyaman modal 52rb, dijual berapa ya di tokopedia?",
		},
	},
	{
		ID: 820001, Role: Officer, Trust: knowledge.RoleAdmin, Name: "Bu Ratna", Initial: "R", Trade: "admin",
		About: "Bu Ratna mendampingi UMKM di dinas koperasi. Ia admin: ia mengatur petugas dan bisa melakukan semuanya.",
		Examples: []string{
			"payung lipat 38rb modal 25rb, di shopee ada 19rb",
			"/siaran",
		},
	},
	{
		ID: 820002, Role: Officer, Trust: knowledge.RoleAuthor, Name: "Mbak Dewi", Initial: "D", Trade: "penulis",
		About: "Mbak Dewi menulis pengumuman dinas. Sebelum dikirim, pengumumannya disetujui petugas lain.",
		Examples: []string{
			"/siaran",
			"berapa potongan lazada sekarang?",
		},
	},
	{
		ID: 820003, Role: Officer, Trust: knowledge.RoleApprover, Name: "Pak Hendra", Initial: "H", Trade: "penyetuju",
		About: "Pak Hendra kepala bidang UMKM. Ia memeriksa pengumuman, lalu menyetujui atau mengembalikannya.",
		Examples: []string{
			"/siaran",
			"berapa potongan tiktok shop sekarang?",
		},
	},
}

// account is the person as Telegram knows them.
func (p *Person) account() telegramtest.User {
	return telegramtest.User{ID: p.ID, FirstName: p.Name, LanguageCode: "id"}
}
