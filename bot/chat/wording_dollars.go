package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// wordDollarsTaken says what a price in dollars was reckoned as.
func wordDollarsTaken(cents knowledge.Cents, rupiah knowledge.Rupiah, rate string) Block {
	return item(plain(fmt.Sprintf("Harga %s saya hitung %s (%s).", cents, rupiah, rate)))
}

// wordDollarsLeftOut says that prices in dollars were not reckoned with.
func wordDollarsLeftOut(prices []knowledge.Cents) Block {
	var said []string
	for _, cents := range prices {
		said = append(said, cents.String())
	}
	return paragraph(plain(fmt.Sprintf("Harga %s belum saya hitung, karena kurs dolarnya belum ada. ", strings.Join(said, " dan "))),
		bold("Kirim lagi harganya dalam rupiah, ya Kak."))
}
