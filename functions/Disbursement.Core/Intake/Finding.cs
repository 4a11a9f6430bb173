namespace Disbursement.Core.Intake;

/// <summary>How much a finding weighs.</summary>
public enum FindingSeverity
{
    /// <summary>The row, or for numbers below 200 the file, is refused.</summary>
    Error,

    /// <summary>Taken; somebody should look.</summary>
    Warning,

    /// <summary>Taken after an unambiguous mending that is written down.</summary>
    Repair,
}

/// <summary>One thing intake found.</summary>
/// <param name="Number">What; it carries the texts.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Field">The column at fault, or none.</param>
/// <param name="Value">What completes the text, as the expected rate or the other line; never personal data.</param>
public sealed record Finding(FindingNumber Number, FindingSeverity Severity, IntakeField? Field, string? Value)
{
    /// <summary>Makes a finding; the number tells the severity.</summary>
    public static Finding Of(FindingNumber number, IntakeField? field = null, string? value = null) =>
        new(number, SeverityOf(number), field, value);

    /// <summary>The severity by hundreds: 1xx and 2xx error, 3xx warning, 4xx repair.</summary>
    public static FindingSeverity SeverityOf(FindingNumber number) => (int)number switch
    {
        < 300 => FindingSeverity.Error,
        < 400 => FindingSeverity.Warning,
        _ => FindingSeverity.Repair,
    };
}
