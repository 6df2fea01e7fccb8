package chat

// SheetName is what the sheet of a list is called.
const SheetName = "Setara"

const sayTableTooLarge = "Berkasnya terlalu besar untuk dikirim lewat Telegram, Kak: paling besar 50 MB."
