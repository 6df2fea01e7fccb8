package chat

// sayLowerCost says how the cost of goods is brought down without a price war.
const sayLowerCost = "Supaya modal per barang (HPP) turun tanpa mengurangi mutu, Kak: " +
	"beli bahan bersama kelompok atau koperasi supaya dapat harga grosir; pakai mesin bersama di rumah produksi bersama; " +
	"kurangi bahan yang terbuang; jual paket isi banyak atau ukuran lebih kecil; jual langsung lewat WA atau live supaya hemat potongan marketplace. " +
	"Kalau modalnya sudah mentok, naikkan nilainya: garansi, pesanan khusus, atau motif sendiri. " +
	"Ini saran umum. Kirim rincian modalnya, misalnya “hpp: kain 18rb, benang 1.500, upah 12rb”, nanti saya hitung dan kelihatan bagian mana yang paling besar."
