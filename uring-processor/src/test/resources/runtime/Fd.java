package dev.uring;

public final class Fd {}
