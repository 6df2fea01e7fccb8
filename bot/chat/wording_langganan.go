package chat

import "setara/knowledge"

// What owners are told about the announcements that they get.
const (
	sayTopics          = "Ini kabar yang bisa Kakak terima. Tombolnya untuk berhenti atau ikut lagi, kapan pun."
	sayTopicsAllLeft   = "Saat ini Kakak tidak menerima kabar apa pun dari saya. Bertanya tetap bisa seperti biasa."
	sayTopicsStillLeft = "Kabar yang dulu Kakak hentikan tetap tidak saya kirim, sampai Kakak ikut lagi."
	sayTopicsNoConsent = "Kakak belum memberi izin, jadi saya tidak mengirim kabar apa pun. Kalau mau menerima kabar, beri izin dulu, ya."
	sayTopicsPrivate   = "Soal kabar kita bicarakan berdua saja, Kak: kirim /langganan di obrolan pribadi dengan saya."

	buttonTopics        = "Lihat kabar saya"
	buttonTopicsConsent = "Soal izin"
	buttonTopicsJoinAll = "Terima semua kabar"
	buttonTopicBack     = "Batalkan, ikut lagi"

	menuLangganan = "Pilih kabar yang mau diterima"
	helpLangganan = "/langganan: pilih kabar yang mau Kakak terima, atau berhenti"
)

// newsNames are the topics as owners call them, behind "kabar".
var newsNames = map[knowledge.Topic]string{
	knowledge.TopicPrograms: "program", knowledge.TopicTraining: "pelatihan", knowledge.TopicRules: "aturan",
	knowledge.TopicMarket: "pasar", knowledge.TopicUrgent: "mendesak", knowledge.TopicEverything: "apa pun",
}

// newsContents are what the announcements of a topic are about.
var newsContents = map[knowledge.Topic]string{
	knowledge.TopicPrograms: "bantuan dan program pemerintah", knowledge.TopicTraining: "pelatihan dan pendampingan",
	knowledge.TopicRules: "aturan dan kewajiban usaha", knowledge.TopicMarket: "harga, pameran, dan peluang jualan",
	knowledge.TopicUrgent: "hal penting yang tidak bisa menunggu, jarang, bisa juga malam hari",
}

func wordTopic(topic knowledge.Topic, left bool) Block {
	state := ""
	if left {
		state = " (berhenti)"
	}
	return item(bold("Kabar "+newsNames[topic]), plain(": "+newsContents[topic]+state))
}

// wordLeaveButton is what the button says that stops a topic.
func wordLeaveButton(topic knowledge.Topic) string {
	if topic == knowledge.TopicEverything {
		return "Berhenti terima semua kabar"
	}
	return "Berhenti terima kabar " + newsNames[topic]
}

func wordJoinButton(topic knowledge.Topic) string { return "Terima lagi kabar " + newsNames[topic] }

func wordTopicLeft(topic knowledge.Topic) string {
	if topic == knowledge.TopicEverything {
		return "Baik, Kak, saya tidak mengirim kabar apa pun lagi. Bertanya tetap bisa seperti biasa."
	}
	return "Baik, Kak, kabar " + newsNames[topic] + " tidak saya kirim lagi."
}

func wordTopicBack(topic knowledge.Topic) string {
	if topic == knowledge.TopicEverything {
		return "Baik, Kak, kabarnya saya kirim lagi."
	}
	return "Baik, Kak, kabar " + newsNames[topic] + " saya kirim lagi."
}
