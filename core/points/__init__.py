"""Where f, f′ and f″ are 0 and where f breaks: proved over boxes, or decided with many digits."""
