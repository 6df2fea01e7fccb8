package feed

import (
	"net/netip"
	"net/url"
	"strings"

	"setara/knowledge"
)

// maxAddress is how long an address may be.
const maxAddress = 2000

// problem is a fault of the address or of what is behind it.
func problem(reason string) error { return &knowledge.FileProblem{Reason: reason} }

// Address is the address that a file is fetched from: of a Google sheet, however
// it was copied, that of its table as CSV. The error is a
// [*knowledge.FileProblem] that says what an address must be.
func Address(typed string) (string, error) {
	u, err := url.Parse(strings.TrimSpace(typed))
	switch {
	case err != nil, len(typed) > maxAddress:
		return "", problem("Alamatnya tidak terbaca. Salin lagi dari kolom alamat di peramban, lengkap dari https://.")
	case u.Scheme != "https":
		return "", problem("Alamatnya harus diawali https://, supaya isinya tidak bisa diubah orang di jalan.")
	case u.User != nil:
		return "", problem("Alamatnya memuat nama pengguna atau kata sandi. Pakai alamat yang terbuka untuk umum.")
	case inside(u.Hostname()):
		return "", errInside
	case u.Hostname() == "" || !strings.Contains(u.Hostname(), "."):
		return "", problem("Alamatnya tidak memuat nama situs, misalnya https://docs.google.com/…")
	}
	googleSheet(u)
	u.Fragment, u.RawFragment = "", ""
	return u.String(), nil
}

// inside tells whether a host leads into somebody's own network, as far as its
// name says.
func inside(host string) bool {
	ip, err := netip.ParseAddr(host)
	return err == nil && !Public(ip) || strings.EqualFold(host, "localhost")
}

// googleSheet turns the address of a Google sheet into that of its table. Others
// stay as they are.
func googleSheet(u *url.URL) {
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if u.Hostname() != "docs.google.com" || len(parts) < 4 || parts[0] != "spreadsheets" || parts[1] != "d" {
		return
	}
	query := url.Values{}
	sheet := sheetOf(u)
	if sheet != "" {
		query.Set("gid", sheet)
	}
	switch published := parts[2] == "e"; {
	case published && u.Query().Get("output") != "", !published && parts[3] == "export":
		return // it is that of a table already
	case published:
		query.Set("output", "csv")
		if sheet != "" {
			query.Set("single", "true")
		}
		u.Path = "/spreadsheets/d/e/" + parts[3] + "/pub"
	default:
		query.Set("format", "csv")
		u.Path = "/spreadsheets/d/" + parts[2] + "/export"
	}
	u.RawPath, u.RawQuery = "", query.Encode()
}

// sheetOf is the number of the sheet that an address names, in its query or
// behind its #.
func sheetOf(u *url.URL) string {
	if gid := u.Query().Get("gid"); gid != "" {
		return gid
	}
	if behind, err := url.ParseQuery(u.Fragment); err == nil {
		return behind.Get("gid")
	}
	return ""
}

// reserved are stretches of addresses that lead to nobody on the public
// internet, or to somebody else through another protocol: the registries of IANA
// for special purposes, IPv4 and IPv6, November 2026.
var reserved = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fec0::/10",
)

func prefixes(written ...string) []netip.Prefix {
	all := make([]netip.Prefix, len(written))
	for i, w := range written {
		all[i] = netip.MustParsePrefix(w)
	}
	return all
}

// Public tells whether an address is one of the public internet: not of this
// machine, of a network of its own, of many at once, nor reserved.
func Public(ip netip.Addr) bool {
	ip = ip.Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(ip.WithZone("")) {
			return false
		}
	}
	return true
}
