/**
 * Words of the trades that workshops teach, in Finnish, Swedish and English. A search for one looks for the others
 * too: most units have no English text, and an inflected or joined word hides what a person types.
 * Each is a beginning, so that inflected and compound forms are found.
 */
export const TRADE_WORDS: readonly (readonly string[])[] = [
  ['polkupyörä', 'cykel', 'bicycle', 'bike'],
  ['moottoripyör', 'motorcyk', 'motorcycle', 'motorbike'],
  ['ajoneuvo', 'fordon', 'vehicle'],
  ['auto', 'bil', 'car'],
  ['vene', 'båt', 'boat'],
  ['rengas', 'renkai', 'däck', 'tyre', 'tire'],
  ['jarru', 'broms', 'brake'],
  ['moottori', 'motor', 'engine'],
  ['huolto', 'huolta', 'service', 'underhåll', 'maintenance'],
  ['korjau', 'korjaa', 'reparation', 'reparera', 'repair'],
  ['maalau', 'maalaa', 'målning', 'måla', 'lacker', 'painting', 'paint'],
  ['puutarha', 'trädgård', 'garden', 'gardening'],
  ['puhdist', 'siivou', 'siistimi', 'rengöring', 'städning', 'cleaning'],
  ['ruoka', 'ruoan', 'keittiö', 'mat', 'kök', 'kitchen', 'food', 'cooking'],
  ['ompelu', 'tekstiili', 'sömnad', 'textil', 'sewing', 'textile'],
  ['puuty', 'puusepän', 'snickeri', 'träarbet', 'woodwork', 'carpentry'],
  ['metalli', 'metall', 'metalwork'],
  ['hitsau', 'svetsning', 'welding'],
  ['sähkö', 'elektri', 'elsystem', 'electric'],
  ['tietokone', 'tietotekni', 'dator', 'computer'],
  ['varasto', 'lager', 'warehouse', 'storage'],
  ['pakkau', 'pakkaa', 'förpack', 'packa', 'packaging', 'packing'],
  ['myynti', 'myyj', 'försälj', 'sales', 'selling'],
  ['kierrätys', 'återvinn', 'recycling', 'recycle'],
  ['työelämä', 'arbetsliv', 'working life', 'world of work'],
  ['digitaali', 'digital'],
  ['ilmasto', 'klimat', 'climate'],
  ['yrity', 'yrittäj', 'företag', 'enterprise', 'business'],
];
