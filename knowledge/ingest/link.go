package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"net/url"
	"regexp"
	"strings"

	"setara/knowledge"
)

// maxLink is the longest link that is kept.
const maxLink = 2048

// shopeePath is the path of a product on Shopee, whose own data leaves the
// host away: "/Nama-barang-i.123.456".
var shopeePath = regexp.MustCompile(`^/[^\s]*-i\.\d+\.\d+(\?|$)`)

// cleanLink completes a link of a listing and takes away the parameters that
// only follow the reader around, so that the same listing has the same link
// on another day. What is no web link becomes empty.
func cleanLink(cell string) string {
	raw := strings.TrimSpace(cell)
	if strings.Contains(raw, "&amp;") {
		raw = html.UnescapeString(raw)
	}
	switch {
	case strings.HasPrefix(raw, "//"):
		raw = "https:" + raw
	case shopeePath.MatchString(raw):
		raw = "https://shopee.co.id" + raw
	case !strings.Contains(raw, "://"):
		host, _, _ := strings.Cut(raw, "/")
		if platformOfHost(host) == "" {
			return ""
		}
		raw = "https://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = withoutTracking(u.RawQuery)
	u.ForceQuery = false
	if link := u.String(); len(link) <= maxLink {
		return link
	}
	return ""
}

// trackingParams are parameters that say how the reader came to a listing.
var trackingParams = map[string]bool{
	"extparam": true, "whid": true, "sp_atk": true, "xptdk": true, "spm": true, "scm": true, "src": true,
	"keyword": true, "search_id": true, "ivf": true, "clicktrackinfo": true, "bxsign": true, "refined": true,
	"ref": true, "referrer": true, "trackid": true, "trackingid": true, "from": true, "gclid": true, "fbclid": true,
	"gads_t_sig": true, "srsltid": true, "is_from_login": true, "pvid": true, "channellpjumpargs": true,
	"request_id": true, "freeshipping": true, "fs_ab": true, "pricecompare": true, "search": true, "ttclid": true,
	"t_id": true, "t_st": true, "t_pp": true, "t_efo": true, "t_ef": true, "t_sm": true, "t_spt": true,
	"_branch_match_id": true, "_branch_referrer": true, "uls_trackid": true, "share_channel_code": true,
}

// trackingPrefixes begin the names of further such parameters.
var trackingPrefixes = []string{"utm_", "af_", "aff_", "mmp_", "gad_", "_ga"}

// withoutTracking removes the tracking parameters of a query; the others stay
// as and where they are.
func withoutTracking(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for param := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(param), "=")
		if param == "" || trackingParams[name] || hasAnyPrefix(name, trackingPrefixes) {
			continue
		}
		kept = append(kept, param)
	}
	return strings.Join(kept, "&")
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// linkDay is the day inside a link's search_id, its first eight digits as
// they are written. The parameter may stand inside another one, encoded.
func linkDay(link string) (knowledge.Day, bool) {
	for range 3 {
		if at := strings.Index(link, "search_id="); at >= 0 {
			day, ok := compactDate(link[at+len("search_id="):])
			return day, ok && believable(day)
		}
		if !strings.Contains(link, "%") {
			return 0, false
		}
		decoded, err := url.QueryUnescape(link)
		if err != nil {
			return 0, false
		}
		link = decoded
	}
	return 0, false
}

// linkID is a hash that stands for a link: 16 hexadecimal digits of SHA-256
// over host and path and what cleanLink keeps of the query. The scheme, a
// leading "www." or "m." and a closing slash do not count.
func linkID(link string) string {
	_, rest, _ := strings.Cut(link, "://")
	rest = strings.TrimPrefix(rest, "www.")
	rest = strings.TrimPrefix(rest, "m.")
	return hashID(strings.TrimSuffix(rest, "/"))
}

// hashID is 16 hexadecimal digits of the SHA-256 of the parts.
func hashID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
