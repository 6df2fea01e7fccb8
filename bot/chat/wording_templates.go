package chat

import (
	"fmt"

	"setara/knowledge"
)

// What officers are told about templates.
const (
	sayTemplateForm = "Soal templat, Kakak bisa ketik:\n" +
		"“/siaran templat” untuk daftarnya,\n" +
		"“/siaran templat simpan 12 Pelatihan” untuk menyimpan isi siaran 12,\n" +
		"“/siaran templat pakai Pelatihan” atau “/siaran templat hapus Pelatihan”."
	sayTemplatesNone = "Belum ada templat, Kak. Kalau ada siaran yang isinya mau dipakai lagi, simpan dengan " +
		"“/siaran templat simpan 12 Pelatihan”."
	sayTemplateNameLong = "Nama templatnya terlalu panjang, Kak. Paling panjang 60 huruf."
	sayTemplateEmpty    = "Siaran itu belum ada isinya, jadi belum bisa disimpan sebagai templat."
	sayTemplatesTooMany = "Templatnya sudah 100, Kak. Hapus dulu yang tidak dipakai lagi."

	buttonTemplates      = "Daftar templat"
	buttonTemplateUse    = "Pakai"
	buttonTemplateDelete = "Hapus"
)

func wordTemplatesHead(n int) Block {
	return paragraph(bold("Templat"), plain(fmt.Sprintf(": %d. Tekan namanya untuk melihat isinya, Kak.", n)))
}

func wordTemplateLine(t *knowledge.Template) Block {
	return item(bold(t.Name), plain(", disimpan "+wordMoment(t.At)))
}

func wordNoSuchTemplate(name string) string {
	if name == "" {
		return "Templat yang mana, Kak? Lihat daftarnya dulu, ya."
	}
	return fmt.Sprintf("Templat “%s” tidak ada, Kak. Mungkin sudah dihapus. Draf yang dibuat darinya tetap ada.", name)
}

func wordTemplateShown(t *knowledge.Template) string {
	return fmt.Sprintf("Ini isi templat “%s”, Kak, dengan tanda kurung yang nanti diisi untuk setiap orang:", t.Name)
}

func wordTemplateSaved(name string) string {
	return fmt.Sprintf("Isinya tersimpan sebagai templat “%s”. Siarannya sendiri tidak berubah.", name)
}

func wordTemplateOfAnother(name string) string {
	return fmt.Sprintf("Templat “%s” disimpan petugas lain, Kak. Hanya dia atau admin yang bisa mengganti atau menghapusnya.", name)
}

func wordTemplateDeleted(name string) string {
	return fmt.Sprintf("Templat “%s” sudah dihapus. Draf yang dibuat darinya tetap ada.", name)
}

// wordDeedTemplate says what was done to a template.
func wordDeedTemplate(d *knowledge.Deed) string {
	if d.Detail == knowledge.TemplateDeleted {
		return fmt.Sprintf("menghapus templat “%s”", d.Object)
	}
	return fmt.Sprintf("menyimpan templat “%s”", d.Object)
}
