// Everything the page says that is not in index.html.

export const words = {
	setara: "Setara",
	you: "Anda",
	ready: "bot, siap menjawab",
	actions: {
		typing: "sedang mengetik…",
		upload_photo: "mengirim foto…",
		upload_document: "mengirim berkas…",
	},
	thinking: "Setara sedang berpikir…",
	holder: (name) => `Ponsel ${name}`,
	log: (name) => `Percakapan ${name} dengan Setara`,
	hello: (name) => `Halo, ini ponsel ${name}`,
	message: (who, time) => `${who}, ${time}: `,
	photo: (who) => `Foto dari ${who}`,
	photoAlone: "Foto",
	file: "Berkas",
	tooLarge: "Berkasnya lebih dari 20 MB. Pilih berkas yang lebih kecil.",
	replying: (gist) => `Membalas: ${gist}`,
	voice: "Pesan suara",
	unread: (n) => `, ${n} pesan baru`,
	today: "Hari ini",
	blocked: "Setara diblokir di sini. Kirim pesan untuk membukanya lagi.",
	commands: "Perintah",
	noCommands: "Setara belum mengumumkan perintahnya.",
	examples: "Contoh pertanyaan",
	offline: "Demo tidak terhubung. Periksa apakah “setara demo” masih berjalan di terminal.",
	failed: "Pesan itu tidak bisa dikirim. Coba sekali lagi.",
};

const zone = "Asia/Jakarta";
const hour = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone: zone });
const day = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: zone });

// timeOf and dayOf word a moment in WIB.
export const timeOf = (date) => hour.format(date);

export function dayOf(date) {
	const worded = day.format(date);
	return worded === day.format(new Date()) ? words.today : worded;
}

const kilo = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

// sizeOf words a number of bytes.
export function sizeOf(bytes) {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 1e6) return `${kilo.format(bytes / 1e3)} KB`;
	return `${kilo.format(bytes / 1e6)} MB`;
}
