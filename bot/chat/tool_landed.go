package chat

// importWay is how an import comes in.
type importWay string

// The ways: as a parcel that somebody orders, in a container or otherwise as
// cargo.
const (
	importAsParcel importWay = "parcel"
	importAsCargo  importWay = "cargo"
)

var importWays = []importWay{importAsParcel, importAsCargo}
