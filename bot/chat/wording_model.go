package chat

// sayModelHelped stands below an answer that a model has phrased.
const sayModelHelped = "Kalimat jawaban ini disusun dengan bantuan AI. Angka, program, dan aturannya dari data Setara dan dari Kakak."
