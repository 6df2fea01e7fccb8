package chat

import "slices"

// Command is one entry of the menu of commands.
type Command struct {
	// Name is what stands behind the slash.
	Name string
	// Description says what it does, in a few words.
	Description string
}

// Commands are what a person can choose from, in the order to show them. Those
// that are only another name for one of these, or that buttons send, are not
// among them.
func Commands() []Command {
	return []Command{
		{"mulai", menuMulai},
		{"harga", menuHarga},
		{"modal", menuModal},
		{"produk", menuProduk},
		{"impor", menuImpor},
		{"sumber", menuSumber},
		{"gambar", menuGambar},
		{"pantau", menuPantau},
		{"lapor", menuLapor},
		{"program", menuProgram},
		{"profil", menuProfil},
		{"batal", menuBatal},
		{"izin", menuIzin},
		{"langganan", menuLangganan},
		{"tiket", menuTiket},
		{"bantuan", menuBantuan},
		{"data_saya", menuDataSaya},
		{"hapus_data", menuHapusData},
	}
}

// Menu is what a person can choose from in this conversation: [Commands], and
// the consent to a model where there is one.
func (c *Chat) Menu() []Command {
	menu := Commands()
	if !c.hasModel() {
		return menu
	}
	i := slices.IndexFunc(menu, func(entry Command) bool { return entry.Name == "izin" })
	return slices.Insert(menu, i+1, Command{"izin_model", menuIzinModel})
}

// IsCommand tells whether a message is one of the commands, under any of
// their names.
func IsCommand(message string) bool {
	name, _, ok := parseCommand(message)
	return ok && commands[name] != nil
}

// What is said when something stands in the way of an answer.

// Apology is for a message that could not be handled.
func Apology() Response { return say(sayApology) }

// Delayed puts an apology before a reply that comes much later than its
// question.
func Delayed(r Response) Response {
	r.Blocks = append(say(sayDelayed).Blocks, r.Blocks...)
	return r
}

// ButtonGone is for a button whose action is not known any more.
func ButtonGone() Response { return withExamples(say(sayButtonGone)) }

// TextOnly is for a message that holds no text, such as a voice message.
func TextOnly() Response { return say(sayTextOnly) }
