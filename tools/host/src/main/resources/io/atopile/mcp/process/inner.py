confine(json.loads(sys.argv[1]), sys.argv[2:])
