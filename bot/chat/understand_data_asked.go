package chat

import "slices"

// askedForData tells whether somebody else asks the owner for personal data:
// "petugas minta foto ktp, kasih gak". Who asks Setara for the data of others
// is not meant.
func (s *sentence) askedForData() bool {
	words := s.q.Words[s.from:s.to]
	said := func(set map[string]bool) bool {
		return slices.ContainsFunc(words, func(w string) bool { return set[w] || set[stem(w)] })
	}
	if !said(lists.personal) {
		return false
	}
	if said(pretending) {
		return true
	}
	for i, w := range words {
		if !demanding[w] {
			continue
		}
		if slices.ContainsFunc(words[max(0, i-demandReach):i], func(w string) bool { return strangers[w] || strangers[stem(w)] }) {
			return true
		}
	}
	return false
}

// demandReach is how many words before what is demanded tell who demands it.
const demandReach = 5

var (
	// pretending are words by which owners tell what was asked of them.
	pretending = wordSet(`ngaku ngakunya mengaku mengatasnamakan dimintai dimintain diminta dimintak diminta-minta`)
	demanding  = wordSet(`minta meminta minta-minta mintain nyuruh menyuruh suruh disuruh`)
	strangers  = wordSet(`ada orang petugas dinas bank kurir kementerian pendamping sales admin staf oknum pegawai pihak dia mereka kelurahan
		desa bpjph oss telepon ditelepon ditelpon wa cs`)
)
