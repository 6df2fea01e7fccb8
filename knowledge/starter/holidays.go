package starter

import (
	"bytes"
	_ "embed"
	"fmt"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

//go:embed holidays.csv
var holidayFile []byte

// Calendar is the calendar of the state's working days. An error means that the
// embedded file is broken.
func Calendar() (*knowledge.Calendar, error) {
	holidays, err := ingest.Holidays(bytes.NewReader(holidayFile))
	if err != nil {
		return nil, fmt.Errorf("read holidays.csv: %w", err)
	}
	return knowledge.NewCalendar(holidays)
}
