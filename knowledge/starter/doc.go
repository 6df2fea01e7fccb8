// Package starter is the knowledge that Setara brings along, so that the
// first minute is useful: sample listings, the marketplaces' fees, the
// programmes and rules of the state, the rules for moves and for what bears on
// a price, and the duties on imports. All are files that a person without Go
// can read and correct: YAML for programmes and rules, CSV for the rest.
//
// # Sample listings
//
// The files in listings/ hold one family of goods each, in Setara's own
// columns. They are samples, written for Setara: the shops do not exist, no
// row is an offer, and so none has a link, a count sold or a rating. Every
// listing read from them is marked as a sample, carries the source "contoh"
// and gives way to the first real listing of its kind.
//
// Prices stand at published levels where there are any: the quartiles of
// Tokopedia's search results of December 2025 and January 2026, and what
// ministers, makers and traders said in the press about single imports. For
// goods without a published level the prices are plausible, not measured;
// the tests name the goods that a level is known for.
//
// The sku is the product and a number (kerudung-01). It is what a later
// version of a row is recognised by: rows may be corrected and added, a
// number is not given to another offer. The file pelengkap.csv holds goods
// and services that share words with a product without being one: racks,
// straps, moulds, sewing, parcels of several goods, brands (made up) that are
// called like a thing. They keep the search honest.
//
// # Fees
//
// The file fees.csv holds published charges of marketplaces, those that have
// ended too, each with the day of its publication, a confidence (A published,
// B thin, C from memory) and the pages it was taken from. Where only a month
// or a year is known, the first day of it stands.
//
// # Programmes and rules
//
// Each file in programs/ and regulations/ holds one, read by
// [ingest.EntryFile], in Indonesian keys. What no source says is left empty or
// out; it is never guessed. A text with a colon, or one that begins with a
// mark, stands in quotes.
//
//   - nomor, slug: its number (P or R as in the ministry's collection of facts;
//     never given to another) and the same for people.
//   - nama, sebutan, lembaga, untuk: what it is called, in full and by owners
//     who ask for it, who runs it, and what it is for.
//   - isi: the single things that it says, those that matter most first. Each
//     has its aspect (hal, one of [knowledge.Aspects]), a sentence or two
//     (kalimat), and the days between which that is right (sejak, sampai).
//   - angka: figures of those sentences that others put in by name (nama,
//     nilai), as moves.csv does; each must stand in a sentence of isi too.
//   - kontak, alamat: numbers and counters; the official page to verify it on.
//   - berlaku-sejak, berlaku-sampai: the first and the last day of its
//     validity, as 2026-02-13, 2026-02 or 2026.
//   - status, keterangan-per, diperiksa, keyakinan: how the sources say that it
//     stands, when they say so, the day somebody last held it against alamat,
//     and A published, B thin or C from memory.
//   - diganti, sumber, belum-pasti, beda-sumber: the numbers of what replaced
//     it, the pages it was taken from, what no source confirms, and on what
//     sources differ (points as in isi).
//   - of programmes only: kebutuhan, langkah, bawa, and under yang-berhak
//     skala, omzet-paling-tinggi (a year), nib, usia-usaha-paling-sedikit and
//     -paling-banyak (months), sektor, provinsi, bentuk, and
//     khusus: whom it is for and nobody else, which no profile tells.
//   - of rules only: peraturan (what it is cited by), pokok, mengikat, lapor.
//
// # Moves
//
// The file moves.csv says when an answer names something to do besides the
// price, in which sentence and on what ground. kaitan.csv says which programmes
// and rules of the state an answer of price names beside that: by what the
// question tells of a breach, by the goods, by the gap. What both say of a
// programme or rule, its figures too, stands in its own file alone; what has
// ended, is unclear, or was not known yet on the day that is answered for is
// never named. Both say at their top, in Indonesian, how they are written.
//
// # Holidays
//
// holidays.csv says on which days besides weekends offices are closed, for
// deadlines in working days: tanggal, nama, jenis (nasional or bersama) and
// sumber, the decree. A year of which it has none is not known yet.
//
// # Customs
//
// The files in customs/ hold what imports owe, read by [ingest.Customs]. Each
// row but those of offices.csv is cited: id (C, H, P and R as in the ministry's
// collection of facts, X for Setara's own additions), regulation and number,
// the first and last day in force (empty where the source does not say), the
// day of the publication, confidence as above, sources parted by bars, a page
// to check it on, notes. Percentages have a decimal dot; marks are "ya" or
// nothing. What is not known stays empty and is never reckoned with.
//
//   - goods.csv: goods with the product words that mean them (parted by bars),
//     tariff posts, their groups in the rules for parcels (several where that
//     depends on the post, none where they do not come as parcels), the usual
//     duty, and the scopes of safeguard duties.
//   - parcels.csv: what parcels owe, by group. A duty left empty is the usual
//     one; prepaid is income tax in advance; unguarded says that no safeguard
//     duty is owed.
//   - safeguards.csv: safeguard duties (BMTP), a row for each step, in rupiah
//     for each measure. Unclear marks a row of which it is not known whether it
//     is in force: it is told and never charged.
//   - taxes.csv: value added tax (rate on part/whole of the value), preferences
//     and income tax in advance.
//   - statements.csv: published sentences, with the dollars that they name.
//   - fob.csv: published prices of goods abroad. What people said that shops
//     charge is none.
//   - offices.csv: where a suspicion is reported.
package starter
