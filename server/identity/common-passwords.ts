/** The commonest passwords of ten characters or more (shorter ones are refused anyway), lower case, French habits included. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
	`
	1234567890 12345678910 0123456789 01234567890 0987654321 9876543210 1234567891 1122334455 1111111111 0000000000 1212121212
	123123123123 123456789a 123456789q a123456789 123456789abc 12345qwert qwerty12345 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc
	qwertyuiop qwertyuiop123 qwerty1234 qwerty123456 qwerty12345678 asdfghjkl1 asdfghjkl123 zxcvbnm123 azertyuiop azertyuiop123
	azerty1234 azerty12345 azerty123456 azerty123456789 qsdfghjklm wxcvbn1234 aqwzsxedcrfv
	password12 password123 password1234 password12345 password123456 passw0rd123 p@ssw0rd123 p@ssword123 mypassword
	motdepasse motdepasse1 motdepasse12 motdepasse123 motdepasse1234 monmotdepasse secret1234 secret12345
	administrateur administrator admin12345 admin123456 adminadmin changeme123 changezmoi changez-moi default123 welcome123
	welcome1234 bienvenue1 bienvenue12 bienvenue123 bonjour123 bonjour1234 bonjour12345 bonjourbonjour
	iloveyou12 iloveyou123 iloveyou1234 jetaime123 jetaime1234 jetaimejetaime jetaimetoi monamour123 doudou1234 loulou1234
	chouchou123 marseille13 marseille1 marseille123 olympique13 parisparis paris75000 paris12345 france1234 france2024
	football12 football123 princess123 sunshine123 dragon12345 superman123 batman12345 pokemon123 starwars123 michael123
	soleil1234 nicolas123 camille123 alexandre1 alexandra1 christophe stephanie1 elisabeth1 abcdefghij abcdefghijkl
	abcd123456 abc123456789 abcabcabcabc abcdef1234 letmein123 trustno1trustno1 google1234 facebook123 internet123 ordinateur
	computer123 samsung1234 test123456 testtest123 testtesttest qazwsxedcrfv zaq12wsxcde3 association association1 benevole123
	solidarite solidarite1 solidarite123 tableetablee
	`
		.trim()
		.split(/\s+/),
);
