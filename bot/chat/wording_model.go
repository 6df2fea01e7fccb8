package chat

import "setara/knowledge"

// sayModelHelped stands below an answer that a model has phrased.
const sayModelHelped = "Kalimat jawaban ini disusun dengan bantuan AI. Angka, program, dan aturannya dari data Setara dan dari Kakak."

// outcomeNames are how a question went that the model was asked, as who tries a
// model out reads it.
var outcomeNames = map[knowledge.ModelOutcome]string{
	knowledge.ModelAnswered:   "dijawab",
	knowledge.ModelRetried:    "dijawab setelah diminta menulis ulang",
	knowledge.ModelUngrounded: "jawaban modelnya mengarang, jadi dijawab tanpa model",
	knowledge.ModelUnhelpful:  "jawaban modelnya tanpa dasar data, jadi dijawab tanpa model",
	knowledge.ModelAway:       "modelnya tidak bisa ditanya, jadi dijawab tanpa model",
	knowledge.ModelLate:       "modelnya terlalu lama, jadi dijawab tanpa model",
	knowledge.ModelSpent:      "anggarannya habis, jadi dijawab tanpa model",
	knowledge.ModelCached:     "dijawab dari jawaban atas pertanyaan yang sama",
}

// ModelOutcomeName says how a question went that the model was asked.
func ModelOutcomeName(o knowledge.ModelOutcome) string { return outcomeNames[o] }
