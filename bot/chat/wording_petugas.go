package chat

import (
	"fmt"
	"time"

	"setara/knowledge"
)

// What is said to those who look after Setara, about who else does.
const (
	sayNotYourRole = "Itu di luar peran Kakak sebagai petugas. Kalau memang perlu, minta admin mengubah peran Kakak."

	sayStaffForm = "Yang bisa ditulis: “/petugas” untuk daftarnya, “/petugas undang penulis Bu Sari” untuk mengundang, " +
		"dan “/petugas keluar” untuk berhenti. Perannya: pembaca, penulis, penyetuju, atau admin."
	sayNoSuchOfficer    = "Petugas itu tidak ada, atau sudah bukan petugas lagi. Lihat daftarnya di /petugas."
	sayNoSuchInvitation = "Undangan itu sudah tidak berlaku lagi. Lihat daftarnya di /petugas."
	sayFirstOfficer     = "Admin ini ditetapkan di pengaturan server, jadi tidak bisa diubah atau dikeluarkan dari sini."
	sayLastAdmin        = "Ini satu-satunya admin. Jadikan orang lain admin dulu, supaya selalu ada yang mengurus petugas."
	sayInvited          = "Undangan yang belum diterima:"

	sayOfficerNameBad = "Nama itu belum bisa saya pakai. Tulis nama orangnya saja, paling banyak 60 huruf, misalnya “Bu Sari”."

	askLeaveStaff = "Berhenti jadi petugas Setara? Untuk kembali, Kakak perlu undangan baru."
	sayLeftStaff  = "Baik, Kak, sekarang Kakak bukan petugas lagi. Terima kasih sudah membantu para pelaku usaha. " +
		"Bertanya soal usaha tetap bisa seperti biasa."

	sayYouAreRemoved = "Kakak sekarang bukan petugas Setara lagi. Terima kasih sudah membantu para pelaku usaha. Bertanya soal usaha tetap bisa seperti biasa."

	sayAlreadyOfficer = "Kakak sudah jadi petugas, jadi undangan itu tidak dipakai. Kalau perannya perlu diubah, minta ke admin."
	sayInvitationGone = "Undangan itu sudah tidak berlaku, Kak: sudah dipakai, dicabut, atau lewat waktunya. " +
		"Minta tautan baru ke yang mengundang."

	sayForgetOfficer = "Yang tetap tersimpan: peran Kakak sebagai petugas dan catatan tindakan petugas, " +
		"karena wajib dipertanggungjawabkan (UU 27/2022 pasal 15)."
	sayForgotOfficer = "Sudah dihapus, Kak. Yang masih Setara simpan hanya peran Kakak sebagai petugas dan catatan tindakan petugas."

	buttonInvite           = "Undang petugas"
	buttonOfficerRemove    = "Keluarkan"
	buttonOfficerRemoveYes = "Ya, keluarkan"
	buttonLeaveStaff       = "Ya, saya berhenti"
)

// officerRoles are the roles as officers call and type them.
var officerRoles = map[knowledge.Role]string{
	knowledge.RoleViewer: "pembaca", knowledge.RoleAuthor: "penulis",
	knowledge.RoleApprover: "penyetuju", knowledge.RoleAdmin: "admin",
}

// roleDuties are what each role may do.
var roleDuties = map[knowledge.Role]string{
	knowledge.RoleViewer:   "melihat daftar untuk petugas",
	knowledge.RoleAuthor:   "melihat daftar, menulis siaran, dan memperbarui data seperti kurs",
	knowledge.RoleApprover: "semua tugas penulis, lalu menyetujui, menjeda, dan membatalkan siaran",
	knowledge.RoleAdmin:    "semuanya, termasuk mengurus petugas dan melihat catatan tindakan",
}

// roleCommands are what an officer with the role can type, beside what owners
// can.
var roleCommands = map[knowledge.Role]string{
	knowledge.RoleViewer:   "/antrean, /laporan, /wawasan, /basi, /siaran, /segmen",
	knowledge.RoleAuthor:   "/antrean, /laporan, /wawasan, /basi, /berkas, /usulan, /kurs, /siaran, /segmen",
	knowledge.RoleApprover: "/antrean, /laporan, /wawasan, /basi, /berkas, /usulan, /lembar, /kurs, /siaran, /segmen",
	knowledge.RoleAdmin:    "/antrean, /laporan, /wawasan, /basi, /berkas, /usulan, /lembar, /kurs, /siaran, /segmen, /petugas, /audit",
}

// wordMoment is a time of day in WIB, with its day.
func wordMoment(t time.Time) string {
	return knowledge.DayOf(t).Written() + " pukul " + t.In(knowledge.WIB).Format("15.04") + " WIB"
}

// wordOfficerName is what an officer is called: a first officer has no name
// that anybody gave.
func wordOfficerName(id int64, name string) string {
	switch {
	case name != "":
		return name
	case id < 0:
		return "Terminal server"
	}
	return fmt.Sprintf("Petugas %d", id)
}

func wordStaffHead(from, to, all int) Block {
	text := fmt.Sprintf(": %d.", all)
	if to-from+1 < all {
		text = fmt.Sprintf(": %d, urutan %d–%d.", all, from, to)
	}
	return paragraph(bold("Petugas Setara"), plain(text))
}

func wordOfficerLine(o *knowledge.Officer) Block {
	text := fmt.Sprintf(" (%s), sejak %s", officerRoles[o.Role], knowledge.DayOf(o.Since).Written())
	if o.First {
		text += ", ditetapkan di pengaturan server"
	}
	return item(bold(wordOfficerName(o.ID, o.Name)), plain(text))
}

func wordInvitationLine(i *knowledge.Invitation) Block {
	return item(bold(i.Name), plain(fmt.Sprintf(" (%s), berlaku sampai %s", officerRoles[i.Role], wordMoment(i.ExpiresAt))))
}

func wordRevoke(i *knowledge.Invitation) string { return "Cabut undangan " + i.Name }

func wordRevoked(i *knowledge.Invitation) string {
	return fmt.Sprintf("Undangan untuk %s sudah dicabut. Tautannya tidak bisa dipakai lagi.", i.Name)
}

// wordOfficer is all that is known of one officer.
func wordOfficer(o *knowledge.Officer) []Block {
	blocks := []Block{
		paragraph(bold(wordOfficerName(o.ID, o.Name)), plain(fmt.Sprintf(", %s sejak %s. Nomor Telegram: %d.",
			officerRoles[o.Role], knowledge.DayOf(o.Since).Written(), o.ID))),
		paragraph(plain(fmt.Sprintf("Boleh %s.", roleDuties[o.Role]))),
	}
	if o.First {
		blocks = append(blocks, paragraph(plain(sayFirstOfficer)))
	}
	return blocks
}

func wordMakeRole(role knowledge.Role) string { return "Jadikan " + officerRoles[role] }

func wordRoleAlready(o *knowledge.Officer) string {
	return fmt.Sprintf("%s memang sudah %s.", wordOfficerName(o.ID, o.Name), officerRoles[o.Role])
}

func wordRoleChanged(o *knowledge.Officer, role knowledge.Role) string {
	return fmt.Sprintf("%s sekarang %s: boleh %s.", wordOfficerName(o.ID, o.Name), officerRoles[role], roleDuties[role])
}

// wordYourRole is for an officer whose role has changed.
func wordYourRole(role knowledge.Role) string {
	return fmt.Sprintf("Peran Kakak sebagai petugas Setara sekarang %s: boleh %s. Perintah untuk Kakak: %s.", officerRoles[role], roleDuties[role], roleCommands[role])
}

// wordAccepted is for who invited.
func wordAccepted(i *knowledge.Invitation) string {
	return fmt.Sprintf("%s menerima undangan Kakak dan sekarang petugas Setara sebagai %s. Kalau bukan orangnya yang membuka, keluarkan lewat /petugas.",
		i.Name, officerRoles[i.Role])
}

func wordAskRemove(o *knowledge.Officer) string {
	return fmt.Sprintf("Keluarkan %s (%s) dari petugas Setara? Undangan yang ia buat dan belum diterima ikut dicabut.",
		wordOfficerName(o.ID, o.Name), officerRoles[o.Role])
}

func wordOfficerRemoved(o *knowledge.Officer) string {
	return fmt.Sprintf("%s sekarang bukan petugas lagi.", wordOfficerName(o.ID, o.Name))
}

// wordAskRole tells the roles apart.
func wordAskRole() []Block {
	blocks := say("Diundang sebagai apa?").Blocks
	for _, role := range knowledge.Roles {
		blocks = append(blocks, item(bold(officerRoles[role]), plain(": "+roleDuties[role])))
	}
	return blocks
}

func wordAskOfficerName(role knowledge.Role) string {
	return fmt.Sprintf("Siapa nama %s yang diundang? Tulis namanya, misalnya “Bu Sari”. Nama itu yang tampil di daftar petugas.", officerRoles[role])
}

// wordInvited shows how the invitation is accepted: by its link or, where there
// is none, by what is typed.
func wordInvited(i *knowledge.Invitation, token, address string) Response {
	how := paragraph(plain("Cara menerimanya: kirim “/start " + token + "” ke Setara."))
	if address != "" {
		how = paragraph(link(address, address))
	}
	r := say(fmt.Sprintf("Undangan untuk %s sebagai %s. Teruskan langsung ke orangnya, jangan ke grup:", i.Name, officerRoles[i.Role]))
	r.Blocks = append(r.Blocks, how)
	r.Blocks = append(r.Blocks, say(fmt.Sprintf("Siapa pun yang membukanya pertama kali jadi petugas. Hanya bisa dipakai sekali, sampai %s, "+
		"dan tidak bisa saya tampilkan lagi. Kalau salah kirim, cabut di /petugas.", wordMoment(i.ExpiresAt))).Blocks...)
	return r
}

// wordWelcome is for a new officer.
func wordWelcome(i *knowledge.Invitation) Response {
	return say(
		fmt.Sprintf("Selamat bergabung, %s! Kakak sekarang petugas Setara sebagai %s: boleh %s.", i.Name, officerRoles[i.Role], roleDuties[i.Role]),
		fmt.Sprintf("Perintah untuk Kakak: %s. Apa yang Kakak ubah tercatat. Kalau mau berhenti, ketik “/petugas keluar”.", roleCommands[i.Role]),
	)
}

// wordOfficerHelp is what an officer can type, beside what owners can.
func wordOfficerHelp(role knowledge.Role) string {
	return fmt.Sprintf("Sebagai petugas (%s), Kakak juga bisa: %s. Berkas data dikirim saja ke sini.", officerRoles[role], roleCommands[role])
}
