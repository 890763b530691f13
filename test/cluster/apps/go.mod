module slipway.dev/test/cluster/apps

go 1.24.0
