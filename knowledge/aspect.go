package knowledge

// Aspect is what a point of an entry answers. The values are Indonesian, since
// officers write them in the files of programmes and rules.
type Aspect string

// The aspects.
const (
	AspectAmount     Aspect = "jumlah"  // how much money: a ceiling, a grant
	AspectInterest   Aspect = "bunga"   // interest, or another price of money
	AspectCollateral Aspect = "agunan"  // what must be pledged
	AspectTerm       Aspect = "jangka"  // how long to pay back
	AspectBenefit    Aspect = "manfaat" // what else it brings
	AspectQuota      Aspect = "kuota"   // how many can have it
	AspectCost       Aspect = "biaya"   // what the owner pays to get it
	AspectDuration   Aspect = "waktu"   // how long until one has it
	AspectValidity   Aspect = "masa"    // how long it lasts once had
	AspectDeadline   Aspect = "tenggat" // by when
	AspectWho        Aspect = "siapa"   // who qualifies, whom it binds
	AspectExcluded   Aspect = "bukan"   // who or what does not
	AspectCondition  Aspect = "syarat"  // any other condition
	AspectRate       Aspect = "tarif"   // a tax, duty or fee of the state
	AspectAllowed    Aspect = "boleh"   // what is allowed
	AspectForbidden  Aspect = "larang"  // what is forbidden
	AspectDuty       Aspect = "wajib"   // what one must do
	AspectPenalty    Aspect = "sanksi"  // what follows a breach
	AspectStatus     Aspect = "status"  // whether it runs, is applied, is over
	AspectImport     Aspect = "impor"   // what it means against imports
	AspectWarning    Aspect = "hati"    // fraud, and what not to do
	AspectPast       Aspect = "dulu"    // how it was before, what happened
)

// Aspects are all of them, in the order in which an answer tells them.
var Aspects = []Aspect{
	AspectStatus, AspectAmount, AspectInterest, AspectCollateral, AspectTerm, AspectBenefit, AspectRate,
	AspectAllowed, AspectForbidden, AspectDuty, AspectDeadline, AspectQuota, AspectCost, AspectDuration,
	AspectValidity, AspectWho, AspectExcluded, AspectCondition, AspectPenalty, AspectImport, AspectPast, AspectWarning,
}
