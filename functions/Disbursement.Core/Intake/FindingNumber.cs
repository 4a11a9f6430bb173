namespace Disbursement.Core.Intake;

/// <summary>What intake may find. 1xx refuse the file, 2xx refuse a row, 3xx warn, 4xx are repairs.</summary>
/// <remarks>
/// The numbers are stored and printed in receipts. Never renumber or reuse one; append. Code, texts and advice of
/// each stand in <c>findings.csv</c>, read through <see cref="FindingCatalogue"/>; <c>{0}</c> is a finding's value.
/// </remarks>
public enum FindingNumber
{
    /// <summary>The file's path does not read province/month/unit/list/file.</summary>
    PathNotUnderstood = 101,
    /// <summary>Unit {0} made no lists in this province and month.</summary>
    UnitMakesNoLists = 102,
    /// <summary>The type of file is not supported.</summary>
    FileTypeNotSupported = 103,
    /// <summary>The file is not UTF-8 (line {0}); it may be in an old encoding such as TCVN3 or VNI.</summary>
    NotUtf8 = 104,
    /// <summary>The file is no text (line {0}): perhaps a renamed workbook, or UTF-16.</summary>
    Binary = 105,
    /// <summary>The file has no rows.</summary>
    NoRows = 106,
    /// <summary>No header row was found within the first 20 rows.</summary>
    HeaderNotFound = 107,
    /// <summary>A required column is missing: {0}.</summary>
    ColumnMissing = 108,
    /// <summary>A column stands twice: {0}.</summary>
    ColumnTwice = 109,
    /// <summary>A quote opened on line {0} is not closed before the end of the file.</summary>
    QuoteNotClosed = 110,
    /// <summary>Line {0} is longer than the limit, perhaps by a quote that is not closed.</summary>
    RowTooLong = 111,
    /// <summary>The file has more than {0} rows.</summary>
    TooManyRows = 112,
    /// <summary>The file is cut short at its last line, {0}.</summary>
    CutShort = 113,
    /// <summary>The count of rows declared in the total row differs from the file's ({0}).</summary>
    DeclaredCountDiffers = 114,
    /// <summary>The sum of amounts declared in the total row differs from the rows' ({0}).</summary>
    DeclaredAmountDiffers = 115,
    /// <summary>The sum of arrears declared in the total row differs from the rows' ({0}).</summary>
    DeclaredArrearsDiffers = 116,
    /// <summary>A number of the total row cannot be read (line {0}).</summary>
    DeclarationUnreadable = 117,
    /// <summary>There are rows after the total row (line {0}).</summary>
    RowsAfterTotal = 118,
    /// <summary>The file's sum is above the limit.</summary>
    SumTooLarge = 119,
    /// <summary>The file is larger than {0} MB.</summary>
    FileTooLarge = 120,
    /// <summary>The file could not be worked on; the operator was told.</summary>
    FileNotProcessed = 121,
    /// <summary>The encoding of the file is uncertain; it may be {0}.</summary>
    EncodingUncertain = 122,
    /// <summary>The text changes its encoding within the file, or is damaged (line {0}).</summary>
    EncodingMixed = 123,
    /// <summary>The file's name states the encoding {0}, in which it cannot be read.</summary>
    EncodingContradicted = 124,
    /// <summary>The workbook is damaged or cut short.</summary>
    WorkbookDamaged = 130,
    /// <summary>The workbook is protected by a password.</summary>
    WorkbookEncrypted = 131,
    /// <summary>The workbook holds macros.</summary>
    WorkbookHasMacros = 132,
    /// <summary>The workbook unpacks to more than {0} MB.</summary>
    WorkbookTooLarge = 133,
    /// <summary>The workbook has contents that no spreadsheet makes and that can do harm.</summary>
    WorkbookUnsafe = 134,
    /// <summary>The file is not what its name says: text, a web page or another document named as a workbook.</summary>
    NotTheNamedType = 135,
    /// <summary>The hidden sheet {0} holds rows of people.</summary>
    HiddenSheetHasRows = 136,
    /// <summary>The sheet {0} holds rows of people and no header.</summary>
    SheetWithoutHeader = 137,
    /// <summary>The workbook has more than {0} sheets.</summary>
    TooManySheets = 138,
    /// <summary>The workbook has more than {0} different texts.</summary>
    WorkbookTooManyTexts = 139,
    /// <summary>Not found any more: a list of events was taken as text only, not as a workbook.</summary>
    EventsNotText = 140,
    /// <summary>The list came after the last day on which its month takes supplements.</summary>
    SupplementTooLate = 141,
    /// <summary>The list came after close, and its month has no further round.</summary>
    SupplementWithoutRound = 142,
    /// <summary>The list has as many supplements in a round as there may be.</summary>
    SupplementsTooMany = 143,

    /// <summary>The citizen id is missing.</summary>
    CitizenIdMissing = 201,
    /// <summary>The citizen id is not 12 digits.</summary>
    CitizenIdInvalid = 202,
    /// <summary>A 9-digit card number is not valid since 2025-01-01.</summary>
    OldCardExpired = 203,
    /// <summary>The year of birth does not agree with the citizen id.</summary>
    BirthDiffersFromId = 204,
    /// <summary>The sex does not agree with the citizen id.</summary>
    SexDiffersFromId = 205,
    /// <summary>The full name is missing.</summary>
    FullNameMissing = 206,
    /// <summary>The full name has digits or control characters, or is too long.</summary>
    FullNameInvalid = 207,
    /// <summary>The birth does not read dd/MM/yyyy, MM/yyyy or yyyy.</summary>
    BirthInvalid = 208,
    /// <summary>The sex is neither Nam nor Nữ.</summary>
    SexInvalid = 209,
    /// <summary>The commune code is missing.</summary>
    CommuneMissing = 210,
    /// <summary>No commune has this code in this month.</summary>
    CommuneUnknown = 211,
    /// <summary>The commune does not lie in the unit that made the list.</summary>
    CommuneOutsideUnit = 212,
    /// <summary>The programme is missing.</summary>
    ProgrammeMissing = 213,
    /// <summary>No programme has this code.</summary>
    ProgrammeUnknown = 214,
    /// <summary>The programme belongs to the list {0}, not to this one.</summary>
    ProgrammeOfOtherList = 215,
    /// <summary>The reference has characters that cannot be used, or more than 40.</summary>
    ReferenceInvalid = 216,
    /// <summary>The amount is missing.</summary>
    AmountMissing = 217,
    /// <summary>The amount is no whole number of dong as the file may have it.</summary>
    AmountInvalid = 218,
    /// <summary>Amount and arrears are both zero.</summary>
    NothingDue = 219,
    /// <summary>The arrears are no whole number of dong as the file may have them.</summary>
    ArrearsInvalid = 220,
    /// <summary>The channel is not one of the list.</summary>
    ChannelUnknown = 221,
    /// <summary>The institution of the account is missing.</summary>
    BankMissing = 222,
    /// <summary>The institution is not recognised.</summary>
    BankUnknown = 223,
    /// <summary>The account number is missing.</summary>
    AccountMissing = 224,
    /// <summary>The account number has characters other than letters and digits, or more than 34.</summary>
    AccountInvalid = 225,
    /// <summary>The account number was turned into scientific notation and cannot be restored.</summary>
    AccountScientific = 226,
    /// <summary>The receiver is not one of the list.</summary>
    ReceiverUnknown = 227,
    /// <summary>The receiver's citizen id is missing.</summary>
    ReceiverIdMissing = 228,
    /// <summary>The receiver's name is missing.</summary>
    ReceiverNameMissing = 229,
    /// <summary>The receiver's name has digits or control characters, or is too long.</summary>
    ReceiverNameInvalid = 230,
    /// <summary>The written authorisation is missing.</summary>
    AuthorisationMissing = 231,
    /// <summary>The authorisation expired before the month.</summary>
    AuthorisationExpired = 232,
    /// <summary>The row has more cells than the header: a delimiter stands inside a cell.</summary>
    TooManyCells = 233,
    /// <summary>The quotes of the row do not pair up.</summary>
    BrokenQuotes = 234,
    /// <summary>A cell of the row is longer than the limit.</summary>
    CellTooLong = 235,
    /// <summary>Same person, programme and reference as line {0}, with other content.</summary>
    SameEntitlementDiffers = 236,
    /// <summary>The person is born after the month.</summary>
    BornAfterPeriod = 237,
    /// <summary>The citizen id was turned into scientific notation and cannot be restored.</summary>
    CitizenIdScientific = 238,
    /// <summary>The receiver's citizen id is not 12 digits.</summary>
    ReceiverIdInvalid = 239,
    /// <summary>The programme is not in force yet; it starts in {0}.</summary>
    ProgrammeNotYet = 240,
    /// <summary>The receiver's citizen id is the beneficiary's own.</summary>
    ReceiverIsBeneficiary = 241,
    /// <summary>The receiver is below 15 by the citizen id.</summary>
    ReceiverIsChild = 242,
    /// <summary>After close: the month has this entitlement with other content; it is not paid again.</summary>
    ListedBeforeDiffers = 243,
    /// <summary>After close: unit {0} listed this entitlement before; it is not paid again.</summary>
    ListedByOtherUnit = 244,
    /// <summary>After close: another benefit of social protection is listed (unit {0}); one is paid.</summary>
    OtherBenefitListed = 245,
    /// <summary>A number of more than 15 digits was kept as a number: the spreadsheet rounded it.</summary>
    NumberRounded = 250,
    /// <summary>A formula was saved without its value.</summary>
    FormulaWithoutValue = 251,
    /// <summary>A cell holds the error {0}.</summary>
    CellHoldsError = 252,
    /// <summary>A formula reads another workbook, which nobody here can see.</summary>
    FormulaOfOtherWorkbook = 253,
    /// <summary>An amount is shown as a percentage.</summary>
    MoneyAsPercent = 254,
    /// <summary>The row is hidden on its sheet.</summary>
    RowHidden = 255,
    /// <summary>A date is none that can be: before 1900, or 29 February 1900.</summary>
    DateImpossible = 256,
    /// <summary>The months of the arrears cannot be read, or are more than 120.</summary>
    ArrearsPeriodsInvalid = 260,
    /// <summary>The arrears must be for months before the month of the list.</summary>
    ArrearsPeriodsNotPast = 261,
    /// <summary>The row of an event list names no event.</summary>
    EventCodeMissing = 280,
    /// <summary>No event has this code.</summary>
    EventCodeUnknown = 281,
    /// <summary>The day of the event is missing.</summary>
    EventDateMissing = 282,
    /// <summary>The day of the event cannot be read.</summary>
    EventDateInvalid = 283,
    /// <summary>The event, or its decision, lies after the month of the list.</summary>
    EventDateInFuture = 284,
    /// <summary>The day of the decision cannot be read.</summary>
    DecisionDateInvalid = 285,
    /// <summary>A move and a resumption count from the month of the decision; its day is missing.</summary>
    DecisionDateMissing = 286,

    /// <summary>A 9-digit card number: the 12-digit citizen id is needed.</summary>
    OldCard = 301,
    /// <summary>The first three digits of the citizen id name no province.</summary>
    PlaceCodeUnknown = 302,
    /// <summary>The amount differs from the rate ({0}).</summary>
    RateDiffers = 303,
    /// <summary>The account number has an unusual length.</summary>
    AccountLengthUnusual = 304,
    /// <summary>The account number has over 15 digits and ends in zeros: a spreadsheet may have rounded it.</summary>
    AccountMayBeRounded = 305,
    /// <summary>The channel does not fit the kind of institution.</summary>
    ChannelOfOtherKind = 306,
    /// <summary>The row has fewer cells than the header; the missing ones read as empty.</summary>
    TooFewCells = 307,
    /// <summary>The authorisation names no expiry.</summary>
    AuthorisationWithoutExpiry = 308,
    /// <summary>A mark is the letter x; this cell counts as not marked.</summary>
    MarkNotUnderstood = 309,
    /// <summary>A receiver is named although the beneficiary receives; it is not used.</summary>
    ReceiverNotNeeded = 310,
    /// <summary>A relative receives as a rule only funeral and death payments.</summary>
    ReceiverUnusual = 311,
    /// <summary>Institution and account are not both there; the row is paid in cash.</summary>
    AccountIncomplete = 312,
    /// <summary>The account cannot be used; the channel needs none.</summary>
    AccountNotNeeded = 313,
    /// <summary>The account's owner cannot be read and is not used.</summary>
    AccountNameInvalid = 314,
    /// <summary>Payment to the focal account is asked, but no account is named.</summary>
    FocalAccountNotNamed = 315,
    /// <summary>The telephone number cannot be read and is not used.</summary>
    PhoneInvalid = 316,
    /// <summary>A note of more than 200 characters was shortened.</summary>
    NoteShortened = 317,
    /// <summary>The programme is no longer in force; in its place: {0}.</summary>
    ProgrammeEnded = 318,
    /// <summary>The programme is paid only in the months {0}.</summary>
    ProgrammeOtherMonth = 319,
    /// <summary>The age does not fit the programme (age {0}).</summary>
    AgeOutside = 320,
    /// <summary>The age is unknown, so it cannot be compared with the programme ({0}).</summary>
    AgeUnknown = 321,
    /// <summary>The amount is more times the rate than usual (at most {0}).</summary>
    AmountTimesMany = 322,
    /// <summary>There are arrears, but not the months they are for.</summary>
    ArrearsWithoutPeriods = 323,
    /// <summary>The arrears differ from the sum of those months' rates ({0}).</summary>
    ArrearsDiffer = 324,
    /// <summary>Months of arrears are named, but there are no arrears; they are not used.</summary>
    ArrearsPeriodsNotNeeded = 325,
    /// <summary>The arrears are for a month more than five years ago.</summary>
    ArrearsPeriodsOld = 326,
    /// <summary>The beneficiary is below 15 and no guardian is named to receive.</summary>
    GuardianNeeded = 327,
    /// <summary>The beneficiary is 15 to 17: such an account is opened at a counter only.</summary>
    MinorsAccount = 328,
    /// <summary>The receiver is below 18 by the citizen id.</summary>
    ReceiverIsMinor = 329,
    /// <summary>A head of household receives only what is paid by household.</summary>
    HouseholdUnusual = 330,
    /// <summary>No commune has the code inside the TMP key.</summary>
    InternalKeyCommune = 331,
    /// <summary>A filter hides the row; it was taken.</summary>
    RowFiltered = 340,
    /// <summary>The column is hidden on the sheet; it was read.</summary>
    ColumnHidden = 341,
    /// <summary>The event is more than a year old: what was paid since may have to be recovered.</summary>
    EventOld = 350,
    /// <summary>The event names no decision.</summary>
    DecisionNumberMissing = 351,
    /// <summary>The authorisation ends soon after the month ({0}).</summary>
    AuthorisationEndsSoon = 360,
    /// <summary>The authorisation ends in the month ({0}); after that day the beneficiary is paid.</summary>
    AuthorisationEndsInMonth = 361,
    /// <summary>The account receives for many people, over all lists of the province; found at close.</summary>
    AccountShared = 362,

    /// <summary>Leading zeros of the citizen id were restored.</summary>
    LeadingZerosRestored = 401,
    /// <summary>Spaces, dots or apostrophes were removed from the number.</summary>
    SeparatorsRemoved = 402,
    /// <summary>The leading zero of the commune code was restored.</summary>
    CommuneZeroRestored = 403,
    /// <summary>The .0 that a spreadsheet added to the account number was removed.</summary>
    AccountDecimalRemoved = 404,
    /// <summary>The leading zero of the wallet's phone number was restored.</summary>
    WalletZeroRestored = 405,
    /// <summary>The number was taken as its format shows it, with its leading zeros.</summary>
    ShownByFormat = 410,
    /// <summary>The serial number of a day was read as its date.</summary>
    DateOfSerial = 411,
    /// <summary>The saved value of a formula was taken.</summary>
    FormulaValueTaken = 412,
    /// <summary>TRUE was read as x, FALSE as empty.</summary>
    MarkOfBoolean = 413,
    /// <summary>The rounding noise of a formula was removed from an amount.</summary>
    FloatNoiseRemoved = 414,
    /// <summary>A number shown as 1.7E+10 was taken with all its digits, none of which is lost.</summary>
    ScientificRestored = 415,
    /// <summary>The file is in the old encoding {0} and was converted to Unicode.</summary>
    FileConverted = 420,
    /// <summary>Text of an old encoding in cells of the row was converted to Unicode.</summary>
    CellConverted = 421,
}
