package chat

import (
	"fmt"

	"setara/knowledge"
)

// broadcastCard is what is known of a broadcast, for officers to read.
type broadcastCard struct {
	b *knowledge.Broadcast
	reach
	author, approver, segment string
	// rate is how many a second go out without paying.
	rate int
}

// wordBroadcast is all of it.
func wordBroadcast(c *broadcastCard) []Block {
	b := c.b
	blocks := []Block{paragraph(bold(fmt.Sprintf("Siaran %d", b.ID)), plain(fmt.Sprintf(", %s, oleh %s.", wordBroadcastState(b), c.author)))}
	line := func(label, text string) {
		if text != "" {
			blocks = append(blocks, item(bold(label+": "), plain(text)))
		}
	}
	switch b.Kind {
	case knowledge.BroadcastDelete:
		line("Isi", fmt.Sprintf("menarik siaran %d", b.Target))
	case knowledge.BroadcastEdit:
		line("Isi", fmt.Sprintf("mengganti isi siaran %d menjadi: %s", b.Target, wordGist(&b.Content, 200)))
	default:
		line("Isi", wordGist(&b.Content, 200))
	}
	line("Tombol", wordContentButtons(b.Content.Buttons))
	line("Topik", newsNames[b.Topic])
	line("Sasaran", c.segment)
	if b.State == knowledge.BroadcastDraft || b.State == knowledge.BroadcastWaiting {
		line("Penerima", wordReach(c.reach))
		line("Lama", wordTakes(c))
	} else {
		line("Penerima", wordCounts(b.Kind, b.Counts))
	}
	line("Biaya", wordCost(c))
	line("Waktu", wordSendAt(b))
	if !b.ApprovedAt.IsZero() {
		line("Disetujui", fmt.Sprintf("%s, %s", c.approver, wordWhen(b.ApprovedAt)))
	}
	if !b.EndedAt.IsZero() {
		line("Selesai", wordWhen(b.EndedAt))
	}
	return blocks
}

// wordReach is how many a broadcast is for.
func wordReach(n reach) string {
	if n.matched == n.reachable {
		return fmt.Sprintf("%s orang", wordCount(n.matched))
	}
	return fmt.Sprintf("%s orang cocok, %s bisa dijangkau (lainnya berhenti dari topik ini atau memblokir bot)", wordCount(n.matched), wordCount(n.reachable))
}

// wordTakes is how long it takes.
func wordTakes(c *broadcastCard) string {
	if c.reachable == 0 {
		return ""
	}
	rate := c.rate
	if c.b.Paid {
		rate = c.b.Rate
	}
	text := fmt.Sprintf("%s dengan %s pesan per detik", wordSpan(knowledge.SendingTime(c.reachable, rate)), wordCount(rate))
	if !c.b.Paid && c.b.Kind == knowledge.BroadcastSend {
		text += fmt.Sprintf(" (jalur berbayar: %s)", wordSpan(knowledge.SendingTime(c.reachable, knowledge.PaidRate)))
	}
	if !c.b.Urgent() && c.b.Kind == knowledge.BroadcastSend {
		text += ". Antara pukul 20.00 dan 08.00 di tempat penerima, pengiriman menunggu pagi"
	}
	return text
}

// wordCost is what it costs, where it is paid for.
func wordCost(c *broadcastCard) string {
	if !c.b.Paid {
		return ""
	}
	n := c.reachable
	if total := c.b.Counts.Total(); total > 0 {
		n = total
	}
	return fmt.Sprintf("paling banyak %s Star, jalur berbayar", wordCount(knowledge.BroadcastStars(n)))
}

func wordSendAt(b *knowledge.Broadcast) string {
	if b.SendAt.IsZero() {
		return "begitu siap"
	}
	return wordWhen(b.SendAt)
}

// wordCounts is what became of the deliveries.
func wordCounts(kind knowledge.BroadcastKind, counts knowledge.DeliveryCounts) string {
	text := ""
	for _, state := range knowledge.DeliveryStates {
		if n := counts[state]; n > 0 {
			if text != "" {
				text += ", "
			}
			text += wordCount(n) + " " + wordDeliveryState(kind, state)
		}
	}
	return text
}
