// jsimonetti/rtnetlink, which is based on mdlayher/netlink.
package main

import (
	"net"

	"github.com/jsimonetti/rtnetlink"
	"github.com/mdlayher/netlink"
)

const (
	ipv4        = 2
	tableMain   = 254
	protoBoot   = 3
	scopeLink   = 253
	typeUnicast = 1
)

var connection *rtnetlink.Conn

func open() {
	var err error
	connection, err = rtnetlink.Dial(&netlink.Config{})
	check(err)
}

func linkGet(count int) int {
	for i := 0; i < count; i++ {
		_, err := connection.Link.Get(uint32(near))
		check(err)
	}
	return count
}

func linksCopy(count int) int {
	seen := 0
	for i := 0; i < count; i++ {
		links, err := connection.Link.List()
		check(err)
		seen += len(links)
	}
	return seen
}

// Lists all routes, and skips those that the other programs do not request.
func routesCopy(count int) int {
	seen := 0
	for i := 0; i < count; i++ {
		routes, err := connection.Route.List()
		check(err)
		for _, route := range routes {
			if route.Family == ipv4 && route.Table == tableMain {
				seen++
			}
		}
	}
	return seen
}

func route(number int) *rtnetlink.RouteMessage {
	to := 10<<24 | number<<4
	return &rtnetlink.RouteMessage{
		Family:    ipv4,
		DstLength: 28,
		Table:     tableMain,
		Protocol:  protoBoot,
		Scope:     scopeLink,
		Type:      typeUnicast,
		Attributes: rtnetlink.RouteAttributes{
			Dst:      net.IPv4(byte(to>>24), byte(to>>16), byte(to>>8), byte(to)).To4(),
			OutIface: uint32(near),
		},
	}
}

func routeAdd(count int) int {
	for i := 0; i < count; i++ {
		check(connection.Route.Add(route(i)))
	}
	return count
}

func routeDelete(count int) int {
	for i := 0; i < count; i++ {
		check(connection.Route.Delete(route(i)))
	}
	return count
}

var operations = map[string]operation{
	"link-get":     {nothing, linkGet, nothing},
	"links-copy":   {nothing, linksCopy, nothing},
	"routes-copy":  {nothing, routesCopy, nothing},
	"route-add":    {nothing, routeAdd, routeDelete},
	"route-delete": {routeAdd, routeDelete, nothing},
}
