package photo

import (
	"bytes"
	"encoding/binary"
)

// The parts of a JPEG and of the notes of a camera (EXIF 2.32, TIFF 6.0).
const (
	markerApp1    = 0xE1
	markerScan    = 0xDA
	orientationIn = 0x0112
)

// orientation is how the camera says that the picture of a JPEG must be turned,
// from 1 to 8; 1 where it does not say.
func orientation(data []byte) int {
	if len(data) < 4 || data[0] != 0xFF || data[1] != 0xD8 {
		return 1
	}
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		length := int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == markerScan || length < 2 || at+2+length > len(data) {
			return 1
		}
		part := data[at+4 : at+2+length]
		if notes, ok := bytes.CutPrefix(part, []byte("Exif\x00\x00")); ok && marker == markerApp1 {
			return orientationOf(notes)
		}
		at += 2 + length
	}
	return 1
}

// orientationOf is what the notes themselves say.
func orientationOf(notes []byte) int {
	if len(notes) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	switch string(notes[:2]) {
	case "II":
	case "MM":
		order = binary.BigEndian
	default:
		return 1
	}
	first := int64(order.Uint32(notes[4:]))
	if first+2 > int64(len(notes)) {
		return 1
	}
	entries := int64(order.Uint16(notes[first:]))
	for i := range entries {
		at := first + 2 + 12*i
		if at+12 > int64(len(notes)) {
			return 1
		}
		if order.Uint16(notes[at:]) == orientationIn {
			if turn := int(order.Uint16(notes[at+8:])); turn >= 1 && turn <= 8 {
				return turn
			}
			return 1
		}
	}
	return 1
}
