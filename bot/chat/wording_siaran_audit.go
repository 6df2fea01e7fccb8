package chat

import (
	"fmt"
	"strconv"

	"setara/knowledge"
)

// broadcastDeeds are the acts on broadcasts as the audit tells them, the number
// of the broadcast behind them.
var broadcastDeeds = map[knowledge.DeedKind]string{
	knowledge.DeedDraft: "menulis draf siaran", knowledge.DeedRedraft: "mengubah draf siaran", knowledge.DeedDiscard: "membuang siaran",
	knowledge.DeedSubmit: "meminta persetujuan siaran", knowledge.DeedReturn: "mengembalikan siaran", knowledge.DeedApprove: "menyetujui siaran",
	knowledge.DeedSend: "mengirim siaran", knowledge.DeedTest: "mengirim uji siaran", knowledge.DeedPause: "menjeda siaran",
	knowledge.DeedResume: "melanjutkan siaran", knowledge.DeedCancel: "membatalkan siaran", knowledge.DeedRetry: "mengulang siaran",
	knowledge.DeedReport: "mengunduh daftar penerima siaran",
}

// wordBroadcastDeed says what was done to a broadcast.
func wordBroadcastDeed(d *knowledge.Deed) string {
	text := broadcastDeeds[d.Kind] + " " + d.Object
	switch d.Kind {
	case knowledge.DeedSubmit, knowledge.DeedApprove, knowledge.DeedSend:
		if n, err := strconv.Atoi(d.Detail); err == nil {
			text += fmt.Sprintf(" untuk %s orang", wordCount(n))
		}
	case knowledge.DeedRetry:
		text += map[string]string{"gagal": " untuk yang gagal", "ragu": " untuk yang belum pasti"}[d.Detail]
	case knowledge.DeedReturn:
		text += fmt.Sprintf(": “%s”", d.Detail)
	}
	return text
}
